import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { sessions, users } from "@/db/schema/index";
import type { Actor } from "@/lib/core/context";
import type { Operation } from "@/lib/core/operation";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { createKey } from "@/lib/keys/operations/create-key";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import type { freshTenant } from "./tenant";

type Tenant = Awaited<ReturnType<typeof freshTenant>>;
type Input = Record<string, unknown>;

/** Objects of an organization that a request may name, by what refers to them. */
export type Targets = Record<
  | "organizationId"
  | "workspaceId"
  | "projectId"
  | "keyId"
  | "organizationKeyId"
  | "credentialId"
  | "runtimeId"
  | "userId"
  | "sessionId",
  string
>;

export type Sample = {
  /** Good inputs, aimed at these objects wherever the operation takes one. */
  inputs: (at: Targets) => Input[];
  /** Why people and keys without any access may still run it; what it answers is then checked all the same. */
  openTo?: "every key" | "every member" | "oneself";
};

const lists = (...filters: ((at: Targets) => Input)[]) => ({
  inputs: (at: Targets) => [{}, ...filters.map((filter) => filter(at))],
});
const aimed = (name: keyof Targets, ...rest: Input[]) => ({
  inputs: (at: Targets) => (rest.length ? rest : [{}]).map((facts) => ({ id: at[name], ...facts })),
});
const key = (...rest: Input[]) => ({
  inputs: (at: Targets) => [
    ...aimed("keyId", ...rest).inputs(at),
    ...aimed("organizationKeyId", ...rest).inputs(at),
  ],
});
const runtime = { name: "Aimed", provider: "openai" };
const credential = { provider: "openai", name: "Aimed", apiKey: "sk-aimed-0123456789abcdef" };

/** Inputs for every operation of the product, by the name that it is exported under. */
export const SAMPLES: Record<string, Sample> = {
  getOrganization: { ...lists(), openTo: "every member" },
  listWorkspaces: lists(),
  createWorkspace: { inputs: () => [{ name: "Aimed" }] },
  getWorkspace: aimed("workspaceId"),
  updateWorkspace: aimed("workspaceId", { name: "Aimed" }),
  deleteWorkspace: aimed("workspaceId"),
  listProjects: lists(({ workspaceId }) => ({ workspaceId: [workspaceId] })),
  createProject: { inputs: ({ workspaceId }) => [{ workspaceId, name: "Aimed" }] },
  getProject: aimed("projectId"),
  updateProject: aimed("projectId", { name: "Aimed" }),
  deleteProject: aimed("projectId", {}, { force: true }),
  getMe: { ...lists(), openTo: "every key" },
  listKeys: lists(({ projectId }) => ({ projectId: [projectId] })),
  createKey: {
    inputs: ({ projectId }) => [
      { name: "Aimed", projectId },
      { name: "Aimed", projectAccess: "selected", projectIds: [projectId] },
    ],
  },
  getKey: key(),
  updateKey: key({ name: "Aimed" }, { revoked: true }),
  deleteKey: key({}, { force: true }),
  rotateKey: key({}, { graceSeconds: 60 }),
  enableKey: key(),
  disableKey: key(),
  revokeKey: key(),
  restoreKey: key(),
  archiveKey: key(),
  unarchiveKey: key(),
  endGrace: key(),
  extendGrace: key({ graceSeconds: 60 }),
  getImpact: key(),
  getKeyUsage: key(),
  simulateKey: key({}, { modelDenylist: ["*"], rateLimitPerMinute: 1 }),
  explainKey: {
    inputs: (at) =>
      key({ project: at.projectId }, { runtime: at.runtimeId }, { scope: "keys:read" }).inputs(at),
  },
  listHygiene: lists(),
  listCredentialHygiene: lists(),
  listProviders: lists(),
  listCredentials: lists(
    ({ organizationId }) => ({ organizationId }),
    ({ workspaceId }) => ({ workspaceId }),
  ),
  createCredential: {
    inputs: ({ organizationId, workspaceId }) => [
      { ...credential, organizationId },
      { ...credential, workspaceId },
    ],
  },
  getCredential: aimed("credentialId"),
  getCredentialUse: aimed("credentialId"),
  importCredentials: {
    inputs: ({ organizationId, workspaceId }) => [
      { organizationId, credentials: [credential] },
      { workspaceId, credentials: [credential] },
    ],
  },
  updateCredential: aimed("credentialId", { name: "Aimed" }, { apiKey: "sk-aimed-0123456789abcdef" }),
  activateCredential: aimed("credentialId"),
  deactivateCredential: aimed("credentialId"),
  deleteCredential: aimed("credentialId"),
  testCredential: aimed("credentialId"),
  listRuntimes: lists(({ workspaceId }) => ({ workspaceId })),
  createRuntime: {
    inputs: ({ workspaceId, credentialId }) => [
      { ...runtime, workspaceId },
      { ...runtime, credentialId },
    ],
  },
  getRuntime: aimed("runtimeId"),
  updateRuntime: aimed("runtimeId", { name: "Aimed" }, { isDefault: true }),
  deleteRuntime: aimed("runtimeId"),
  getResolution: aimed("runtimeId"),
  renameAccount: { inputs: () => [{ name: "Aimed" }], openTo: "oneself" },
  listSessions: { ...lists(), openTo: "oneself" },
  endSession: { ...aimed("sessionId"), openTo: "oneself" },
  endOtherSessions: { ...lists(), openTo: "oneself" },
  changePassword: {
    inputs: () => [{ current: "not the password", next: "a password for tests" }],
    openTo: "oneself",
  },
  getOverview: lists(({ projectId }) => ({ projectId })),
  listLeakReports: lists(
    ({ keyId }) => ({ keyId }),
    ({ organizationKeyId }) => ({ keyId: organizationKeyId, open: true }),
  ),
  listAudit: lists(({ keyId }) => ({ subject: `key:${keyId}` })),
};

const lib = path.resolve(import.meta.dirname, "../../lib");

/** Every operation that lib exports, by its name. */
export async function allOperations(): Promise<Map<string, Operation>> {
  const rules = readdirSync(lib, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.test|\.d)\.ts$/.test(file) && !/^(next|boot)\//.test(file))
    .map((file) => path.join(lib, file))
    .filter((file) => /from "@?[\w./]*\/core\/operation"/.test(readFileSync(file, "utf8")));
  const modules = await Promise.all(rules.map((file): Promise<object> => import(file)));
  return new Map(modules.flatMap((module) => Object.entries(module).filter(isOperation)));
}

const isOperation = (entry: [string, unknown]): entry is [string, Operation] => {
  const [, value] = entry;
  return typeof value === "object" && value !== null && "execute" in value && "kind" in value;
};

/** One object of each kind in a tenant's first workspace. */
export async function makeTargets(tenant: Tenant): Promise<Targets> {
  const { userId, sessionId } = await makeUser(tenant.owner.db, tenant.owner.actor);
  return { ...(await makeObjects(tenant)), userId, sessionId };
}

/** The same without a person, as often as wanted. */
export async function makeObjects({ organizationId, here, owner }: Tenant) {
  const { workspaceId, projectId } = here;
  const name = randomUUID();
  const scopes = ["keys:read"];
  const own = await createKey.execute(owner, { name, projectId, scopes });
  const selected = { projectAccess: "selected", projectIds: [projectId] };
  const shared = await createKey.execute(owner, { name, ...selected, scopes });
  const apiBase = "http://127.0.0.1:9/v1";
  const { id: credentialId } = await createCredential.execute(owner, {
    ...credential,
    name,
    workspaceId,
    apiBase,
  });
  const made = await createRuntime.execute(owner, { ...runtime, name, workspaceId, credentialId });
  return {
    organizationId,
    workspaceId,
    projectId,
    keyId: own.key.id,
    organizationKeyId: shared.key.id,
    credentialId,
    runtimeId: made.id,
  };
}

/** The user whom an actor stands for, signed in. */
export async function makeUser(db: Database, actor: Actor) {
  const userId = actor.kind === "user" ? actor.id : randomUUID();
  await db.insert(users).values({ id: userId, email: `${userId}@example.com`, name: "Somebody" });
  const now = sql`now()`;
  const times = { lastSeenAt: now, reauthenticatedAt: now, expiresAt: sql`now() + interval '1 day'` };
  const [session] = await db
    .insert(sessions)
    .values({ userId, ...times })
    .returning({ id: sessions.id });
  if (!session) throw new Error("The session was not written");
  return { userId, sessionId: session.id };
}

/** Names for objects that there are none of. */
export const absentTargets = (like: Targets): Targets => {
  const made = Object.keys(like).map((name) => [name, randomUUID()]);
  return { ...like, ...Object.fromEntries(made) };
};
