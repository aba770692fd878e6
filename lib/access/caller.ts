import type { KeyActor, UserActor } from "@/lib/core/operations/context";
import { anywhere, type Permission, permits, type Target } from "@/lib/core/operations/permissions";
import { type Grant, pickGrant } from "@/lib/policy/attenuation";
import type { Policy } from "@/lib/policy/request";
import { policyDefaults } from "@/lib/policy/values";

/** The fields that every caller has. */
type Holder = {
  id: string;
  name: string;
  organizationId: string;
  /** The workspace that the caller belongs to; null for callers of the whole organization. */
  workspaceId: string | null;
  policy: Policy & Grant;
  limits: { rateLimitPerMinute: number | null; dailyHardLimit: number | null };
  /** The database's time when the caller was authenticated. */
  now: Date;
};

/** A key that was authenticated by its secret. */
export type AuthenticatedKey = Holder & {
  kind: "key";
  secretId: string;
  prefix: string;
  firstUsedAt: Date | null;
};

/** A signed-in person who makes a call from the console. */
export type AuthenticatedPerson = Holder & { kind: "person" };

/** The key or person that makes a call. */
export type Caller = AuthenticatedKey | AuthenticatedPerson;

/** Maps a key to the actor of an operation. */
export function toKeyActor({ id, name, workspaceId, policy }: AuthenticatedKey): KeyActor {
  const { access } = policy;
  return { kind: "key", id, name, access, workspaceId, grant: { access, ...pickGrant(policy) } };
}

const GATEWAY_SCOPES: Permission[] = ["models:read", "chat:write"];

type Place = { organizationId: string; workspaceId: string | null; now: Date };

/**
 * Maps a person to the caller of a workspace, with the gateway scopes that their role permits in it. Without a
 * workspace, it has the scopes that their role permits in any one, like a key that they could create there.
 */
export function toPersonCaller(
  user: UserActor,
  { organizationId, workspaceId, now }: Place,
): AuthenticatedPerson {
  const target: Target = workspaceId === null ? anywhere : { level: "workspace", workspaceId };
  return {
    ...{ kind: "person", id: user.id, name: user.name, organizationId, workspaceId, now },
    limits: { rateLimitPerMinute: null, dailyHardLimit: null },
    policy: {
      ...pickGrant(policyDefaults),
      ...{ enabled: true, revokedAt: null },
      scopes: GATEWAY_SCOPES.filter((scope) => permits(user, scope, target)),
      access: { kind: "selected", projectIds: [] },
    },
  };
}
