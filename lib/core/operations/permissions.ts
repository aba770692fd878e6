import { AppError, noAccess, notFound } from "@/lib/core/errors/errors";
import { hasProjectAccess } from "@/lib/policy/project-access";
import type { Actor, Context, UserActor, WorkspaceAccess } from "./context";

/** A permission in the form of a key scope, `resource:verb`. */
export type Permission = `${string}:${string}`;

/**
 * The resource that a permission is checked on. `anywhere` means any resource: it is for lists, whose queries
 * filter the rows.
 */
export type Target =
  | { level: "anywhere" }
  | { level: "organization" }
  | { level: "workspace"; workspaceId: string }
  | { level: "project"; workspaceId: string; projectId: string };

export const anywhere = { level: "anywhere" } as const;
export const organizationTarget = { level: "organization" } as const;

/** An object that an operation runs on. */
export type FoundTarget<Row> = {
  row: Row;
  /** The resource that the permission is checked on. */
  target: Target;
  /** Other resources whose readers may read the object. */
  readableFrom?: Target[];
  /** The permission that the object needs, where the operation leaves it open. */
  permission?: Permission;
  /** The error for callers who may not read the object. Default: NOT_FOUND. */
  hidden?: AppError;
};

const READ: Permission[] = [
  "projects:read",
  "keys:read",
  "credentials:read",
  "runtimes:read",
  "storage:read",
  "workflows:read",
  "usage:read",
  "models:read",
];
const WRITE: Permission[] = [
  ...READ,
  "keys:write",
  "credentials:write",
  "runtimes:write",
  "storage:write",
  "workflows:write",
  "workflows:trigger",
  "chat:write",
];
const HELD: Record<WorkspaceAccess, ReadonlySet<Permission>> = {
  read: new Set(READ),
  write: new Set(WRITE),
  admin: new Set([...WRITE, "projects:write", "members:read", "members:write"]),
};

/** The scopes of permissions that have no scope of their own. People have the permission itself. */
const SCOPE_OF: Readonly<Record<string, Permission>> = { "workflows:write": "projects:write" };

/** Returns the scope that a key needs for a permission. */
export const toScope = (permission: Permission) => SCOPE_OF[permission] ?? permission;

/** Lists the permissions that people with an access to a workspace have in it. */
export const listWorkspacePermissions = (access: WorkspaceAccess) => [...HELD[access]];

/** Permissions that only owners have. Admins have all others. */
const OWNER_ONLY: ReadonlySet<string> = new Set(["organization:own"]);

const isAdmin = (actor: UserActor) => actor.role === "owner" || actor.role === "admin";

function hasWorkspacePermission(actor: UserActor, permission: Permission, workspaceId: string): boolean {
  const access = actor.workspaces.get(workspaceId);
  return access !== undefined && HELD[actor.role === "viewer" ? "read" : access].has(permission);
}

function userPermits(actor: UserActor, permission: Permission, target: Target): boolean {
  if (isAdmin(actor)) return actor.role === "owner" || !OWNER_ONLY.has(permission);
  if (target.level === "organization") return false;
  if (target.level === "anywhere") {
    return permission === "projects:read" || hasSomeWorkspacePermission(actor, permission);
  }
  return hasWorkspacePermission(actor, permission, target.workspaceId);
}

const hasSomeWorkspacePermission = (actor: UserActor, permission: Permission) =>
  [...actor.workspaces.keys()].some((workspaceId) => hasWorkspacePermission(actor, permission, workspaceId));

/** Returns whether a key's project access covers the target. It is true for people. */
function coversTarget(actor: Actor, target: Target): boolean {
  if (actor.kind !== "key" || actor.access.kind === "all" || target.level === "anywhere") return true;
  return target.level === "project" && hasProjectAccess(actor.access, target.projectId);
}

/** Returns whether the actor has the permission on the target. */
export function permits(actor: Actor, permission: Permission, target: Target): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "user") return userPermits(actor, permission, target);
  return actor.grant.scopes.includes(toScope(permission)) && coversTarget(actor, target);
}

const toReadPermission = (permission: Permission): Permission =>
  `${permission.slice(0, permission.indexOf(":"))}:read`;

const canRead = (actor: Actor, permission: Permission, target: Target) =>
  actor.kind === "key" ? coversTarget(actor, target) : permits(actor, toReadPermission(permission), target);

/** Returns the error for a key that lacks a scope. */
export const missingScope = (scope: string) =>
  new AppError("INSUFFICIENT_SCOPE", {
    message: `Missing scope ${scope}`,
    reason: "scope",
    headers: { "WWW-Authenticate": `Bearer error="insufficient_scope", scope="${scope}"` },
  });

/** Returns the one of two permissions that the actor has on any resource, the first when it has both or none. */
export const pickPermission = (actor: Actor, first: Permission, other?: Permission | null): Permission =>
  other && !permits(actor, first, anywhere) && permits(actor, other, anywhere) ? other : first;

/**
 * Checks that the actor has the permission on any resource.
 * @throws INSUFFICIENT_SCOPE for a key without the scope.
 * @throws FORBIDDEN for a person.
 */
export function requirePermission(actor: Actor, permission: Permission) {
  const scope = toScope(permission);
  if (actor.kind === "key" && !actor.grant.scopes.includes(scope)) throw missingScope(scope);
  if (actor.kind === "user" && !userPermits(actor, permission, anywhere)) throw noAccess();
}

/**
 * Checks that the actor has the permission on the found target.
 * @throws FORBIDDEN when the actor may only read it, INSUFFICIENT_SCOPE when a key lacks the scope.
 * @throws NOT_FOUND, or the target's `hidden` error, when the actor may not read it.
 */
export function authorize(actor: Actor, permission: Permission, found: FoundTarget<unknown>) {
  if (permits(actor, permission, found.target)) return;
  const elsewhere = found.readableFrom ?? [];
  const reading = permission.endsWith(":read");
  if (reading && elsewhere.some((target) => permits(actor, permission, target))) return;
  if ([found.target, ...elsewhere].some((target) => canRead(actor, permission, target))) {
    throw actor.kind === "key" && !actor.grant.scopes.includes(permission)
      ? missingScope(permission)
      : noAccess();
  }
  throw found.hidden ?? notFound();
}

/** Returns whether the actor is an owner, an admin, a key with access to all projects, or the system. */
export const hasOrganizationAccess = ({ actor }: Pick<Context, "actor">) =>
  actor.kind === "system" || (actor.kind === "user" ? isAdmin(actor) : actor.access.kind === "all");
