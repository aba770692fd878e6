import { hasProjectAccess } from "@/lib/policy/project-access";
import type { Actor, Context, UserActor, WorkspaceAccess } from "./context";
import { AppError, noAccess, notFound } from "./errors";

/** `resource:verb`, as the scopes of keys are written. */
export type Permission = `${string}:${string}`;

/** What a permission is asked for. `anywhere` is for lists, which narrow what they show by themselves. */
export type Target =
  | { level: "anywhere" }
  | { level: "organization" }
  | { level: "workspace"; workspaceId: string }
  | { level: "project"; workspaceId: string; projectId: string };

export const anywhere = { level: "anywhere" } as const;
export const organizationTarget = { level: "organization" } as const;

/** An object that was looked up, where permission is asked for it, and from where it can be read as well. */
export type FoundTarget<Row> = { row: Row; target: Target; seenFrom?: Target[]; hidden?: AppError };

const READ = [
  "projects:read",
  "keys:read",
  "credentials:read",
  "runtimes:read",
  "storage:read",
  "workflows:read",
  "usage:read",
  "models:read",
];
const WRITE = [
  ...READ,
  "keys:write",
  "credentials:write",
  "runtimes:write",
  "storage:write",
  "workflows:write",
  "workflows:trigger",
  "chat:write",
];
const HELD: Record<WorkspaceAccess, ReadonlySet<string>> = {
  read: new Set(READ),
  write: new Set(WRITE),
  admin: new Set([...WRITE, "projects:write", "members:read", "members:write"]),
};

/** What only an owner may do; every other permission owners and admins share. */
const OWNER_ONLY: ReadonlySet<string> = new Set(["organization:own"]);

const administers = (actor: UserActor) => actor.role === "owner" || actor.role === "admin";

function userHolds(actor: UserActor, permission: Permission, workspaceId: string): boolean {
  const access = actor.workspaces.get(workspaceId);
  return access !== undefined && HELD[actor.role === "viewer" ? "read" : access].has(permission);
}

function userPermits(actor: UserActor, permission: Permission, target: Target): boolean {
  if (administers(actor)) return actor.role === "owner" || !OWNER_ONLY.has(permission);
  if (target.level === "organization") return false;
  if (target.level === "anywhere") {
    return permission === "projects:read" || holdsSomewhere(actor, permission);
  }
  return userHolds(actor, permission, target.workspaceId);
}

const holdsSomewhere = (actor: UserActor, permission: Permission) =>
  [...actor.workspaces.keys()].some((workspaceId) => userHolds(actor, permission, workspaceId));

/** Whether a key's reach, or a person's role and access, covers the target, whatever is to be done there. */
function coversTarget(actor: Actor, target: Target): boolean {
  if (actor.kind !== "key" || actor.access.kind === "all" || target.level === "anywhere") return true;
  return target.level === "project" && hasProjectAccess(actor.access, target.projectId);
}

/** Whether the actor may do this there. */
export function permits(actor: Actor, permission: Permission, target: Target): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "user") return userPermits(actor, permission, target);
  return actor.grant.scopes.includes(permission) && coversTarget(actor, target);
}

const toReadPermission = (permission: Permission): Permission =>
  `${permission.slice(0, permission.indexOf(":"))}:read`;

const sees = (actor: Actor, permission: Permission, target: Target) =>
  actor.kind === "key" ? coversTarget(actor, target) : permits(actor, toReadPermission(permission), target);

/** The refusal of a key that lacks a scope. */
export const missingScope = (scope: string) =>
  new AppError("INSUFFICIENT_SCOPE", {
    message: `Missing scope ${scope}`,
    reason: "scope",
    headers: { "WWW-Authenticate": `Bearer error="insufficient_scope", scope="${scope}"` },
  });

/** Refuses an actor that holds the permission nowhere, before anything is parsed or looked up. */
export function requirePermission(actor: Actor, permission: Permission) {
  if (actor.kind === "key" && !actor.grant.scopes.includes(permission)) throw missingScope(permission);
  if (actor.kind === "user" && !userPermits(actor, permission, anywhere)) throw noAccess();
}

/** Refuses what the actor may not do to what was found; what it cannot see does not exist. */
export function authorize(actor: Actor, permission: Permission, found: FoundTarget<unknown>) {
  if (permits(actor, permission, found.target)) return;
  const elsewhere = found.seenFrom ?? [];
  const reading = permission.endsWith(":read");
  if (reading && elsewhere.some((target) => permits(actor, permission, target))) return;
  if ([found.target, ...elsewhere].some((target) => sees(actor, permission, target))) throw noAccess();
  throw found.hidden ?? notFound();
}

/** Whether the actor holds the whole organization: its people in charge, and keys that reach all of it. */
export const hasOrganizationAccess = ({ actor }: Pick<Context, "actor">) =>
  actor.kind === "system" || (actor.kind === "user" ? administers(actor) : actor.access.kind === "all");
