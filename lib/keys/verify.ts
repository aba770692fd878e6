import { isIP } from "node:net";
import { z } from "zod";
import { actorOf, type PresentedKey } from "@/lib/access/authenticated-key";
import { type Call, closeCall, limitsRefusal, markFirstUse, newCall, underLimits } from "@/lib/access/call";
import { refusalOf, unknownKey } from "@/lib/access/key-errors";
import type { AppError } from "@/lib/core/errors";
import { type Place, permits, theOrganization } from "@/lib/core/permissions";
import { decide, type PolicyRequest } from "@/lib/policy/decide";
import { type Asked, askedInput, policyRequest } from "./described-request";
import { keyView } from "./key-view";

export const VERIFY_SCOPE = "keys:verify";

export const verifyInput = askedInput.extend({ key: z.string(), consume: z.boolean().default(false) });

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
  key: PresentedKey | null,
  { consume, ...asked }: Pick<z.output<typeof verifyInput>, "consume"> & Asked,
): Promise<Verdict> {
  const { services } = caller;
  if (!key || !reaches(caller.key, key)) return refused(unknownKey());
  const request = await policyRequest(services.engine.db, key, asked);
  const decision = decide(key.policy, request, key.now);
  if (!decision.allowed) return refused(refusalOf(decision));
  const admitted = await underLimits(services.admission, key, consume);
  if (admitted?.refused) return refused(limitsRefusal(key, admitted, admitted.refused));
  if (consume) await recordUse(caller, key, asked, request);
  return {
    valid: true,
    key: verified(key),
    remaining: { minute: admitted?.minuteLeft ?? null, day: admitted?.dayLeft ?? null, budgetUsd: null },
  };
}

const reaches = (caller: PresentedKey, key: PresentedKey) =>
  caller.organizationId === key.organizationId && permits(actorOf(caller), VERIFY_SCOPE, placeOf(key));

function placeOf({ policy: { reach }, workspaceId }: PresentedKey): Place {
  if (reach.kind !== "project" || workspaceId === null) return theOrganization;
  return { level: "project", projectId: reach.projectId, workspaceId };
}

const refused = ({ code, reason, message }: AppError): Verdict => ({ valid: false, code, reason, message });

async function recordUse({ services, facts }: Call, key: PresentedKey, asked: Asked, request: PolicyRequest) {
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

function verified({ id, name, prefix, organizationId, policy, limits }: PresentedKey): Verdict["key"] {
  const { reach, scopes, expiresAt, ipAllowlist, modelAllowlist, modelDenylist } = policy;
  return {
    ...{ id, name, prefix, organizationId, scopes, ipAllowlist, modelAllowlist, modelDenylist, ...limits },
    owner:
      reach.kind === "project"
        ? { type: "project", id: reach.projectId }
        : { type: "organization", id: organizationId },
    projectAccess: reach.kind === "selected" ? "selected" : "all",
    projectIds: reach.kind === "selected" ? reach.projectIds : [],
    expiresAt,
    status: "enabled",
  };
}
