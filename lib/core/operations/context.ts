import type { Database } from "@/db/client";
import type { Change } from "@/lib/core/changes/change";
import type { OrganizationEvent } from "@/lib/core/events/event-types";
import type { FernetKey } from "@/lib/crypto/fernet";
import type { Grant } from "@/lib/policy/attenuation";
import type { ProjectAccess } from "@/lib/policy/project-access";

export type Role = "owner" | "admin" | "member" | "viewer";
export type WorkspaceAccess = "read" | "write" | "admin";

export type UserActor = {
  kind: "user";
  id: string;
  name: string;
  role: Role;
  /**
   * The access to each workspace, by workspace id. Owners and admins have access to all workspaces without an
   * entry.
   */
  workspaces: ReadonlyMap<string, WorkspaceAccess>;
  /** The session of the request. `reauthenticatedAt` is when its person last entered the password, a code or a passkey. */
  session?: { id: string; reauthenticatedAt: Date };
};

export type KeyActor = {
  kind: "key";
  id: string;
  name: string;
  access: ProjectAccess;
  /** The workspace of the key's project, null for an organization key. */
  workspaceId: string | null;
  /** The policy of the key. Keys that it creates cannot have more rights. */
  grant: Grant;
};

export type Actor = UserActor | KeyActor | { kind: "system" };

export type RequestFacts = {
  id: string;
  /** The client address from the socket or a trusted proxy, null when neither is known. */
  ip: string | null;
  client: string | null;
  /** The public origin of a page or server action. */
  origin?: string;
  /** Set for a POST that creates: method and path, and the Idempotency-Key. */
  idempotency: { route: string; key: string } | null;
};

/** The secret keys of the installation. */
export type Keyring = {
  master: FernetKey[];
  apiKeys: DataKeys;
  audit: DataKeys;
};

/** The keys of one purpose, by id. New records use `currentId`. */
export type DataKeys = { currentId: number; byId: ReadonlyMap<number, Buffer> };

/** What an operation used: a credential, or an object of a project. */
export type CallUse = { credentialId?: string; provider?: string; projectId?: string };

export type Context = {
  /** The database, or the transaction of a command. */
  db: Database;
  /**
   * Set in the context of a command. Other commands that run with it use the same transaction, and leave their
   * changes and events here. It writes them as audit rows and for webhooks at its end.
   */
  transaction?: { audits: { action: string; changes: Change[] }[]; events: OrganizationEvent[] };
  organizationId: string;
  actor: Actor;
  /** The database's time, read together with the session or key. */
  now: Date;
  request: RequestFacts;
  keyring: Keyring;
  /** True when outbound calls may go to private addresses. */
  allowPrivateUpstreams: boolean;
  /** Returns the value of a provider's environment variable, null when it is not set. */
  providerVariable: (name: string) => string | null;
  /** The changes of the running command. Each is written as an audit row in its transaction. */
  changes: Change[];
  /** Names what the operation used, for the usage record. Absent where none is written. */
  reportUse?: (use: CallUse) => void;
  /** Schedules work for after the response. */
  later: (work: () => Promise<void>) => void;
};

/** Returns the stored form of an actor: `user:<id>`, `key:<id>` or `system`. */
export const formatActor = (actor: Actor) =>
  actor.kind === "system" ? "system" : `${actor.kind}:${actor.id}`;
