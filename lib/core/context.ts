import type { Database } from "@/db/client";
import type { FernetKey } from "@/lib/crypto/fernet";
import type { Grant } from "@/lib/policy/attenuation";
import type { ProjectAccess } from "@/lib/policy/project-access";
import type { Change } from "./audit-trail";

export type Role = "owner" | "admin" | "member" | "viewer";
export type WorkspaceAccess = "read" | "write" | "admin";

export type UserActor = {
  kind: "user";
  id: string;
  name: string;
  role: Role;
  /** Access to workspaces by id. Owners and admins need none. */
  workspaces: ReadonlyMap<string, WorkspaceAccess>;
  /** The session that it acts in, and when it last proved itself there. */
  session?: { id: string; reauthenticatedAt: Date };
};

export type KeyActor = {
  kind: "key";
  id: string;
  name: string;
  access: ProjectAccess;
  /** The workspace of a project key's project. */
  workspaceId: string | null;
  /** What the key holds itself, and so may hand on at most. */
  grant: Grant;
};

export type Actor = UserActor | KeyActor | { kind: "system" };

export type RequestFacts = {
  id: string;
  /** The trustworthy address of the client, null where there is none. */
  ip: string | null;
  client: string | null;
  /** Of a POST that creates: its method and path, and the caller's Idempotency-Key. */
  idempotency: { route: string; key: string } | null;
};

/** The secrets that the installation works with. */
export type Keyring = {
  master: FernetKey[];
  apiKeys: DataKeys;
  audit: DataKeys;
};

/** Keys of one purpose by id; `currentId` names the one for what is made now. */
export type DataKeys = { currentId: number; byId: ReadonlyMap<number, Buffer> };

export type Context = {
  /** The handle, or the open transaction of a command. */
  db: Database;
  organizationId: string;
  actor: Actor;
  /** The database's time, from the read that every request makes. */
  now: Date;
  request: RequestFacts;
  keyring: Keyring;
  /** Whether calls to the outside may reach private addresses. */
  allowPrivateUpstreams: boolean;
  /** The value of a provider's environment variable, null where it is not set. */
  providerVariable: (name: string) => string | null;
  /** What the command has changed so far: each becomes an audit row in its transaction. */
  changes: Change[];
  /** Runs work after the answer. */
  later: (work: () => Promise<void>) => void;
};

/** Who did it, as records keep it: `user:…`, `key:…` or `system`. */
export const formatActor = (actor: Actor) =>
  actor.kind === "system" ? "system" : `${actor.kind}:${actor.id}`;
