import { isIP } from "node:net";
import { z } from "zod";
import { type AuthenticatedKey, toKeyActor } from "@/lib/access/authenticated-key";
import { type Call, closeCall, limitsRefusal, markFirstUse, newCall, underLimits } from "@/lib/access/call";
import { toPolicyError, unknownKey } from "@/lib/access/key-errors";
import type { AppError } from "@/lib/core/errors";
import { organizationTarget, permits, type Target } from "@/lib/core/permissions";
import { decide, type PolicyRequest } from "@/lib/policy/decide";
import { type DescribedRequest, describedRequest, toPolicyRequest } from "./described-request";
import { keyView } from "./key-view";

export const VERIFY_SCOPE = "keys:verify";

export const verifyInput = describedRequest.extend({ key: z.string(), consume: z.boolean().default(false) });

/** What an outside service learns of a good key: what it may do, and nothing of how it is used. */
const verifiedKey = keyView
  .pick({
    ...{
      id: true,
      name: true,
      prefix: true,
      owner: true,
      projectAccess: true,
      projectIds: true,
      scopes: true,
    },
    ...{ modelAllowlist: true, modelDenylist: true, ipAllowlist: true },
    ...{ rateLimitPerMinute: true, dailyHardLimit: true, expiresAt: true, status: true },
  })
  .extend({ organizationId: z.string() });

export const verifyOutput = z.object({
  valid: z.boolean(),
  key: verifiedKey.optional(),
  remaining: z
    .object({ minute: z.int().nullable(), day: z.int().nullable(), budgetUsd: z.string().nullable() })
    .optional(),
  code: z.string().optional(),
  reason: z.string().nullish(),
  message: z.string().optional(),
});

type Verdict = z.output<typeof verifyOutput>;

/**
 * Whether a key would pass with the described request, decided as every call is. A key that the caller does not
 * reach is unknown. With `consume` it counts as a call of that key.
 */
export async function verifyKey(
  caller: Call,
  key: AuthenticatedKey | null,
  { consume, ...asked }: Pick<z.output<typeof verifyInput>, "consume"> & DescribedRequest,
): Promise<Verdict> {
  const { services } = caller;
  if (!key || !isVisibleTo(caller.key, key)) return refused(unknownKey());
  const request = await toPolicyRequest(services.engine.db, key, asked);
  const decision = decide(key.policy, request, key.now);
  if (!decision.allowed) return refused(toPolicyError(decision));
  const admitted = await underLimits(services.admission, key, consume);
  if (admitted?.refused) return refused(limitsRefusal(key, admitted, admitted.refused));
  if (consume) await recordUse(caller, key, asked, request);
  return {
    valid: true,
    key: verified(key),
    remaining: { minute: admitted?.minuteLeft ?? null, day: admitted?.dayLeft ?? null, budgetUsd: null },
  };
}

const isVisibleTo = (caller: AuthenticatedKey, key: AuthenticatedKey) =>
  caller.organizationId === key.organizationId && permits(toKeyActor(caller), VERIFY_SCOPE, toKeyTarget(key));

function toKeyTarget({ policy: { access }, workspaceId }: AuthenticatedKey): Target {
  if (access.kind !== "project" || workspaceId === null) return organizationTarget;
  return { level: "project", projectId: access.projectId, workspaceId };
}

const refused = ({ code, reason, message }: AppError): Verdict => ({ valid: false, code, reason, message });

async function recordUse(
  { services, facts }: Call,
  key: AuthenticatedKey,
  asked: DescribedRequest,
  request: PolicyRequest,
) {
  await markFirstUse(services, key);
  const ip = asked.ip && isIP(asked.ip) !== 0 ? asked.ip : null;
  const call = newCall(services, key, { ...facts, ip, client: null }, performance.now());
  closeCall(
    { ...call, scope: request.scope, passed: true },
    {
      ...{ status: 200, outcome: "complete", projectId: request.project?.id },
      ...{ runtimeId: request.target?.runtime?.id, provider: request.target?.provider },
      model: request.target?.model ?? asked.model,
    },
  );
}

function verified({ id, name, prefix, organizationId, policy, limits }: AuthenticatedKey): Verdict["key"] {
  const { access, scopes, expiresAt, ipAllowlist, modelAllowlist, modelDenylist } = policy;
  return {
    ...{ id, name, prefix, organizationId, scopes, ipAllowlist, modelAllowlist, modelDenylist, ...limits },
    owner:
      access.kind === "project"
        ? { type: "project", id: access.projectId }
        : { type: "organization", id: organizationId },
    projectAccess: access.kind === "selected" ? "selected" : "all",
    projectIds: access.kind === "selected" ? access.projectIds : [],
    expiresAt,
    status: "enabled",
  };
}
