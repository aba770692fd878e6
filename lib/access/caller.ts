import type { KeyActor, UserActor } from "@/lib/core/context";
import { type Permission, permits } from "@/lib/core/permissions";
import { type Grant, pickGrant } from "@/lib/policy/attenuation";
import type { Policy } from "@/lib/policy/request";
import { policyDefaults } from "@/lib/policy/values";

/** What decides over every caller's requests. */
type Holder = {
  id: string;
  name: string;
  organizationId: string;
  /** The workspace of the project that the caller belongs to; null for callers of the whole organization. */
  workspaceId: string | null;
  policy: Policy & Grant;
  limits: { rateLimitPerMinute: number | null; dailyHardLimit: number | null };
  /** The database's time of the read that authenticated the caller. */
  now: Date;
};

/** A key that proved itself with its secret. */
export type AuthenticatedKey = Holder & {
  kind: "key";
  secretId: string;
  prefix: string;
  firstUsedAt: Date | null;
};

/** A signed-in person who makes a call from the console, in one project. */
export type AuthenticatedPerson = Holder & { kind: "person" };

/** Who makes a call. */
export type Caller = AuthenticatedKey | AuthenticatedPerson;

/** Returns the key as the actor of an operation. */
export function toKeyActor({ id, name, workspaceId, policy }: AuthenticatedKey): KeyActor {
  const { access } = policy;
  return { kind: "key", id, name, access, workspaceId, grant: { ...pickGrant(policy), access } };
}

const GATEWAY_SCOPES: Permission[] = ["models:read", "chat:write"];

type Place = { organizationId: string; workspaceId: string; projectId: string; now: Date };

/** Returns a person as the caller of a project: with the gateway scopes that the person's role permits there. */
export function toPersonCaller(
  user: UserActor,
  { organizationId, workspaceId, projectId, now }: Place,
): AuthenticatedPerson {
  const target = { level: "project", workspaceId, projectId } as const;
  return {
    ...{ kind: "person", id: user.id, name: user.name, organizationId, workspaceId, now },
    limits: { rateLimitPerMinute: null, dailyHardLimit: null },
    policy: {
      ...pickGrant(policyDefaults),
      ...{ enabled: true, revokedAt: null },
      scopes: GATEWAY_SCOPES.filter((scope) => permits(user, scope, target)),
      access: { kind: "project", projectId },
    },
  };
}
