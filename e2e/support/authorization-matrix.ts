import type { Audience, SampleObjects } from "@/lib/core/operations/allowed";
import type { Role, WorkspaceAccess } from "@/lib/core/operations/context";
import type { Operation } from "@/lib/core/operations/operation";

export type Person =
  | "owner"
  | "admin"
  | "member with admin"
  | "member with write"
  | "member with read"
  | "member without access"
  | "viewer with access"
  | "viewer without access";

/** The personas that are people: role, and access to the workspace of the sample objects. */
export const PEOPLE: Record<Person, readonly [Role, WorkspaceAccess?]> = {
  owner: ["owner"],
  admin: ["admin"],
  "member with admin": ["member", "admin"],
  "member with write": ["member", "write"],
  "member with read": ["member", "read"],
  "member without access": ["member"],
  "viewer with access": ["viewer", "admin"],
  "viewer without access": ["viewer"],
};

/**
 * The personas that are keys with every scope, named by their access to the project of the sample objects.
 */
export const KEYS = [
  "key of all projects",
  "key of the project",
  "key that selects the project",
  "key of another project",
  "key that selects another",
] as const;

export type Persona = Person | (typeof KEYS)[number];
export const PERSONAS = [...Object.keys(PEOPLE), ...KEYS] as Persona[];

const organizationAdmin: Persona[] = ["owner", "admin", "key of all projects"];
const workspaceAdmin: Persona[] = [...organizationAdmin, "member with admin"];
const workspaceWrite: Persona[] = [...workspaceAdmin, "member with write"];
const workspaceRead: Persona[] = [...workspaceWrite, "member with read", "viewer with access"];
const projectKeys: Persona[] = ["key of the project", "key that selects the project"];

const everyPerson = PERSONAS.filter((persona) => persona in PEOPLE);

/** The personas that belong to each audience. */
export const AUDIENCES: Record<Audience, readonly Persona[]> = {
  everyone: PERSONAS,
  self: everyPerson,
  "every person": everyPerson,
  "every key": KEYS,
  owner: ["owner"],
  "owner or admin": ["owner", "admin"],
  "organization admin": organizationAdmin,
  "workspace read": workspaceRead,
  "workspace write": workspaceWrite,
  "workspace admin": workspaceAdmin,
  "workspace read, or any key": [...workspaceRead, ...KEYS],
  "project read": [...workspaceRead, ...projectKeys],
  "project write": [...workspaceWrite, ...projectKeys],
  "project admin": [...workspaceAdmin, ...projectKeys],
  "project read, or any key": [...workspaceRead, ...KEYS],
};

/** A sample input of an operation, and the personas that may run it. */
export type SampleCall = {
  input: (objects: SampleObjects) => unknown;
  to: readonly Persona[];
  /** True when every persona gets an answer, but only those in `to` see the objects in it. */
  filtered: boolean;
};

const placeholders = Object.fromEntries<string>([]) as SampleObjects;

/** Lists the sample inputs of an operation. */
export const listSampleCalls = ({ allowed, filtered }: Operation): SampleCall[] =>
  Object.entries(allowed).flatMap(([audience, samples]) =>
    samples(placeholders).map((_, index) => ({
      input: (objects: SampleObjects) => samples(objects)[index],
      to: AUDIENCES[audience as Audience],
      filtered,
    })),
  );

/**
 * The error codes or input fields that the sample objects cause after authorization, such as a credential in
 * use, an active key or a wrong current password.
 */
export const EXPECTED_ERRORS = [
  "CONFLICT",
  "IN_USE",
  "KEY_ACTIVE",
  "NOT_EMPTY",
  "answer",
  "code",
  "confirmation",
  "current",
  "origin",
  "password",
  "credentialId",
  "isDefault",
];
