import type { Actor, Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { keyGrantsScope, memberGrantsScope } from "@/lib/core/scopes";
import { beyond, type Grant, type Holder } from "@/lib/policy/attenuation";
import type { Reach } from "@/lib/policy/project-access";
import { type Key, reachOf } from "./load-keys";

type Policy = Omit<Grant, "reach"> & Pick<Key, "projectId" | "projectAccess" | "projectIds">;

/** Refuses a key, as it would be afterwards, that holds more than the caller does. */
export function refuseBeyond({ actor }: Pick<Context, "actor">, wanted: Policy) {
  const reach = reachOf(wanted);
  const over = beyond(holderOf(actor, reach), { ...wanted, reach });
  if (over) throw beyondOwn(over.param);
}

/** Of some scopes those that the caller may put on a key of this reach. */
export const grantableScopes = ({ actor }: Pick<Context, "actor">, reach: Reach, scopes: string[]) =>
  scopes.filter(holderOf(actor, reach).grantsScope);

/** The refusal of what goes beyond the caller's own access. */
export const beyondOwn = (param: string) =>
  new AppError("FORBIDDEN", { message: "Beyond your own access", reason: "attenuation", param });

/** What the actor may hand on; a member whatever their project's keys may hold, within the members' scopes. */
function holderOf(actor: Actor, wanted: Reach): Holder {
  if (actor.kind === "key") {
    const { grant, reach } = actor;
    return {
      ...grant,
      reach,
      grantsScope: (scope) => keyGrantsScope(grant.scopes, reach.kind === "all", scope),
    };
  }
  if (actor.kind === "system" || actor.role === "owner" || actor.role === "admin") {
    return { ...UNBOUND, reach: { kind: "all" }, grantsScope: () => true };
  }
  const own: Reach = wanted.kind === "project" ? wanted : { kind: "selected", projectIds: [] };
  return { ...UNBOUND, reach: own, grantsScope: memberGrantsScope };
}

const UNBOUND = {
  rateLimitPerMinute: null,
  dailyHardLimit: null,
  expiresAt: null,
  modelAllowlist: [],
  modelDenylist: [],
  ipAllowlist: [],
};
