import { hasProjectAccess, type ProjectAccess } from "./project-access";

const LIMITS = ["rateLimitPerMinute", "dailyHardLimit"] as const;
const ALLOWLISTS = ["modelAllowlist", "ipAllowlist"] as const;

type Bounds = Record<(typeof LIMITS)[number], number | null> &
  Record<(typeof ALLOWLISTS)[number], readonly string[]> & {
    access: ProjectAccess;
    expiresAt: Date | null;
    modelDenylist: readonly string[];
  };

/** What a key would hold. Null is no limit. */
export type Grant = Bounds & { scopes: readonly string[] };

/** What the caller holds; which scopes it may hand on depends on who it is. */
export type Holder = Bounds & { grantsScope: (scope: string) => boolean };

/** The first field in which a wanted grant goes beyond its holder, or null if it nowhere does. */
export function findFieldBeyond(holder: Holder, wanted: Grant): { param: string } | null {
  const param = firstBeyond(holder, wanted);
  return param === null ? null : { param };
}

function firstBeyond(holder: Holder, wanted: Grant): string | null {
  if (!wanted.scopes.every(holder.grantsScope)) return "scopes";
  return (
    findAccessBeyond(holder.access, wanted.access) ??
    LIMITS.find((limit) => above(holder[limit], wanted[limit])) ??
    (above(time(holder.expiresAt), time(wanted.expiresAt)) ? "expiresAt" : null) ??
    ALLOWLISTS.find((list) => wider(holder[list], wanted[list])) ??
    (lacks(wanted.modelDenylist, holder.modelDenylist) ? "modelDenylist" : null)
  );
}

function findAccessBeyond(holder: ProjectAccess, wanted: ProjectAccess): string | null {
  if (holder.kind === "all") return null;
  if (wanted.kind === "all") return "projectAccess";
  if (wanted.kind === "project") return hasProjectAccess(holder, wanted.projectId) ? null : "projectId";
  return wanted.projectIds.every((id) => hasProjectAccess(holder, id)) ? null : "projectIds";
}

function above(held: number | null, wanted: number | null): boolean {
  return held !== null && (wanted === null || wanted > held);
}

function time(date: Date | null): number | null {
  return date?.getTime() ?? null;
}

/** An empty allowlist allows all, so it is the widest. */
function wider(held: readonly string[], wanted: readonly string[]): boolean {
  return held.length > 0 && (wanted.length === 0 || lacks(held, wanted));
}

function lacks(list: readonly string[], entries: readonly string[]): boolean {
  return entries.some((entry) => !list.includes(entry));
}
