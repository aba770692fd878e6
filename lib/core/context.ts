import type { Database } from "@/db/client";
import type { FernetKey } from "@/lib/crypto/fernet";
import type { Grant } from "@/lib/policy/attenuation";
import type { ProjectAccess } from "@/lib/policy/project-access";
import type { Change } from "./change";

export type Role = "owner" | "admin" | "member" | "viewer";
export type WorkspaceAccess = "read" | "write" | "admin";

export type UserActor = {
  kind: "user";
  id: string;
  name: string;
  role: Role;
  /** Access by the id of the workspace. Owners and admins have access to every workspace without an entry. */
  workspaces: ReadonlyMap<string, WorkspaceAccess>;
  /** The session of the request, and when the person last entered their password in it. */
  session?: { id: string; reauthenticatedAt: Date };
};

export type KeyActor = {
  kind: "key";
  id: string;
  name: string;
  access: ProjectAccess;
  /** The workspace of a project key's project. */
  workspaceId: string | null;
  /** The policy of the key. It cannot grant more to other keys. */
  grant: Grant;
};

export type Actor = UserActor | KeyActor | { kind: "system" };

export type RequestFacts = {
  id: string;
  /** The client address from the socket or a trusted proxy, null when there is neither. */
  ip: string | null;
  client: string | null;
  /** For a POST that creates: its method and path, and the Idempotency-Key. */
  idempotency: { route: string; key: string } | null;
};

/** The keys of the installation. */
export type Keyring = {
  master: FernetKey[];
  apiKeys: DataKeys;
  audit: DataKeys;
};

/** Keys of one purpose by id. `currentId` is the one for new records. */
export type DataKeys = { currentId: number; byId: ReadonlyMap<number, Buffer> };

export type Context = {
  /** The database, or the open transaction of a command. */
  db: Database;
  organizationId: string;
  actor: Actor;
  /** The time of the database, read with the session or key. */
  now: Date;
  request: RequestFacts;
  keyring: Keyring;
  /** Whether outbound calls may go to private addresses. */
  allowPrivateUpstreams: boolean;
  /** Returns the value of a provider's environment variable, null when it is not set. */
  providerVariable: (name: string) => string | null;
  /** The changes of the running command. Each becomes an audit row in its transaction. */
  changes: Change[];
  /** Runs work after the response. */
  later: (work: () => Promise<void>) => void;
};

/** Returns an actor as records store it: `user:<id>`, `key:<id>` or `system`. */
export const formatActor = (actor: Actor) =>
  actor.kind === "system" ? "system" : `${actor.kind}:${actor.id}`;
