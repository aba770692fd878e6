import type { Actor, Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { keyGrantsScope, memberGrantsScope } from "@/lib/core/scopes";
import { findFieldBeyond, type Grant, type Holder } from "@/lib/policy/attenuation";
import type { ProjectAccess } from "@/lib/policy/project-access";
import { type Key, toProjectAccess } from "./load-keys";

type Policy = Omit<Grant, "access"> & Pick<Key, "projectId" | "projectAccess" | "projectIds">;

/** Refuses a key, as it would be afterwards, that holds more than the caller does. */
export function requireWithinOwn({ actor }: Pick<Context, "actor">, wanted: Policy) {
  const access = toProjectAccess(wanted);
  const over = findFieldBeyond(toHolder(actor, access), { ...wanted, access });
  if (over) throw beyondOwnAccess(over.param);
}

/** Of some scopes those that the caller may put on a key of this reach. */
export const listGrantableScopes = (
  { actor }: Pick<Context, "actor">,
  access: ProjectAccess,
  scopes: string[],
) => scopes.filter(toHolder(actor, access).grantsScope);

/** The refusal of what goes beyond the caller's own access. */
export const beyondOwnAccess = (param: string) =>
  new AppError("FORBIDDEN", { message: "Beyond your own access", reason: "attenuation", param });

/** What the actor may hand on; a member whatever their project's keys may hold, within the members' scopes. */
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
    return { ...UNBOUND, access: { kind: "all" }, grantsScope: () => true };
  }
  const own: ProjectAccess = wanted.kind === "project" ? wanted : { kind: "selected", projectIds: [] };
  return { ...UNBOUND, access: own, grantsScope: memberGrantsScope };
}

const UNBOUND = {
  rateLimitPerMinute: null,
  dailyHardLimit: null,
  expiresAt: null,
  modelAllowlist: [],
  modelDenylist: [],
  ipAllowlist: [],
};
