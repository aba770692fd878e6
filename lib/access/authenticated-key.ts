import type { KeyActor } from "@/lib/core/context";
import type { Policy } from "@/lib/policy/decide";

/** A key as one request presented it, from the read that every request makes. */
export type AuthenticatedKey = {
  id: string;
  name: string;
  secretId: string;
  prefix: string;
  organizationId: string;
  /** Of a project key, its project's. */
  workspaceId: string | null;
  policy: Policy;
  limits: { rateLimitPerMinute: number | null; dailyHardLimit: number | null };
  firstUsedAt: Date | null;
  /** The database's time of that read. */
  now: Date;
};

/** The key as the actor of an operation. */
export function toKeyActor({ id, name, workspaceId, policy, limits }: AuthenticatedKey): KeyActor {
  const { access, scopes, expiresAt, ipAllowlist, modelAllowlist, modelDenylist } = policy;
  const grant = { ...limits, access, scopes, expiresAt, ipAllowlist, modelAllowlist, modelDenylist };
  return { kind: "key", id, name, access, workspaceId, grant };
}
