import { beyondOwnAccess } from "@/lib/core/errors/errors";
import type { Context, Role } from "@/lib/core/operations/context";
import { listWorkspacePermissions, toScope } from "@/lib/core/operations/permissions";
import { isKnownScope } from "@/lib/core/operations/scopes";
import { type Grants, hasEveryWorkspace } from "./access-input";
import { requireOwner } from "./write-member";

/**
 * Checks that the caller may give a role and access to workspaces. Only owners make owners. A key gives no access
 * with permissions that it does not have itself, and makes no admins.
 * @throws FORBIDDEN (`access`, `attenuation`) otherwise.
 */
export function requireGrantable(ctx: Pick<Context, "actor">, role: Role, grants: Grants) {
  if (role === "owner") requireOwner(ctx);
  const { actor } = ctx;
  if (actor.kind !== "key") return;
  if (hasEveryWorkspace(role)) throw beyondOwnAccess("role");
  const scopes = grants.flatMap(({ access }) => listWorkspacePermissions(access).map(toScope));
  if (scopes.filter(isKnownScope).some((scope) => !actor.grant.scopes.includes(scope))) {
    throw beyondOwnAccess("workspaces");
  }
}
