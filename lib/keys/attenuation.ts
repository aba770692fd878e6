import { beyondOwnAccess } from "@/lib/core/errors/errors";
import type { Actor, Context } from "@/lib/core/operations/context";
import { keyGrantsScope, memberGrantsScope } from "@/lib/core/operations/scopes";
import { findFieldBeyond, type Grant, type Holder } from "@/lib/policy/attenuation";
import type { ProjectAccess } from "@/lib/policy/project-access";
import { policyDefaults } from "@/lib/policy/values";
import { type Key, toProjectAccess } from "./load-keys";

type Policy = Omit<Grant, "access"> & Pick<Key, "projectId" | "projectAccess" | "projectIds">;

/**
 * Checks that a key's new policy does not exceed the caller's own access.
 * @throws FORBIDDEN (`attenuation`) with the first field that does.
 */
export function requireWithinOwn({ actor }: Pick<Context, "actor">, wanted: Policy) {
  const access = toProjectAccess(wanted);
  const over = findFieldBeyond(toHolder(actor, access), { ...wanted, access });
  if (over) throw beyondOwnAccess(over.param);
}

/** Returns those scopes that the caller may put on a key with this project access. */
export const listGrantableScopes = (
  { actor }: Pick<Context, "actor">,
  access: ProjectAccess,
  scopes: string[],
) => scopes.filter(toHolder(actor, access).grantsScope);

/**
 * Maps an actor to the access that it may grant to a key. A member is limited in scopes and projects only.
 */
function toHolder(actor: Actor, wanted: ProjectAccess): Holder {
  if (actor.kind === "key") {
    const { grant, access } = actor;
    return {
      ...grant,
      access,
      grantsScope: (scope) => keyGrantsScope(grant.scopes, access.kind === "all", scope),
    };
  }
  if (actor.kind === "system" || actor.role === "owner" || actor.role === "admin") {
    return { ...policyDefaults, access: { kind: "all" }, grantsScope: () => true };
  }
  const own: ProjectAccess = wanted.kind === "project" ? wanted : { kind: "selected", projectIds: [] };
  return { ...policyDefaults, access: own, grantsScope: memberGrantsScope };
}
