import { isIP } from "node:net";
import { z } from "zod";
import { type AuthenticatedRecords, findAuthenticated } from "@/lib/access/authenticate";
import type { AdmittedCall, CallServices, ScopedCall } from "@/lib/access/call";
import { checkCall } from "@/lib/access/call-steps";
import { type AuthenticatedKey, toKeyActor } from "@/lib/access/caller";
import { unknownKey } from "@/lib/access/key-errors";
import { lookAtLimits, type Rest } from "@/lib/access/look-at-limits";
import { recordCall } from "@/lib/access/record-call";
import { listMatching } from "@/lib/budgets/applied-budgets";
import { AppError } from "@/lib/core/errors/errors";
import { toDecimalUsd } from "@/lib/core/input/usd";
import { organizationTarget, permits, type Target } from "@/lib/core/operations/permissions";
import { createRequestId } from "@/lib/core/request-id";
import type { PolicyRequest } from "@/lib/policy/request";
import { type DescribedRequest, describedRequest, toCallNames, toPolicyRequest } from "./described-request";
import { keyView } from "./key-view";

export const VERIFY_SCOPE = "keys:verify";

export const verifyInput = describedRequest.extend({ key: z.string(), consume: z.boolean().default(false) });

/** The fields of a valid key that an outside service gets: its policy, and nothing about its usage. */
const verifiedKey = keyView
  .pick({
    ...{ id: true, name: true, prefix: true, owner: true, projectAccess: true, projectIds: true },
    ...{ scopes: true, modelAllowlist: true, modelDenylist: true, ipAllowlist: true },
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
type Verification = Pick<z.output<typeof verifyInput>, "consume"> & DescribedRequest;

/**
 * Authenticates the key of a verification, and reads the objects that its request names. Returns null when it
 * is not a live key.
 */
export const findDescribedKey = (
  services: CallServices,
  { key, ...described }: z.output<typeof verifyInput>,
) => findAuthenticated(services, key, toCallNames(described));

/**
 * Returns the verdict on a described request, with the checks of a real call. `found` is the result of
 * `findDescribedKey`. A key that the caller has no access to is treated as unknown. With `consume` the
 * request is counted and recorded as a call of the key.
 */
export async function verifyKey(
  services: CallServices,
  call: ScopedCall<AuthenticatedKey>,
  found: AuthenticatedRecords | null,
  { consume, ...described }: Verification,
): Promise<Verdict> {
  try {
    if (!found || !isVisibleTo(call.caller, found.caller)) throw unknownKey();
    const key = found.caller;
    const request = toPolicyRequest(described, key.policy.access, found);
    const arrival = { ...call.arrival, ip: request.ip, client: null, startedAt: performance.now() };
    const checked = { arrival, caller: key, scope: request.scope };
    checkCall(checked, request);
    const budgets = listMatching(found.budgets, request.target ?? null);
    const rest = await lookAtLimits(services, key, budgets, { take: consume });
    const counted = { remaining: rest.limits, admittedMs: 0, ...checked };
    if (consume) recordUse(services, counted, described, request);
    return { valid: true, key: toVerifiedKey(key), remaining: toRemaining(rest) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { valid: false, code: error.code, reason: error.reason, message: error.message };
  }
}

const isVisibleTo = (caller: AuthenticatedKey, key: AuthenticatedKey) =>
  caller.organizationId === key.organizationId && permits(toKeyActor(caller), VERIFY_SCOPE, toKeyTarget(key));

function toKeyTarget({ policy: { access }, workspaceId }: AuthenticatedKey): Target {
  if (access.kind !== "project" || workspaceId === null) return organizationTarget;
  return { level: "project", projectId: access.projectId, workspaceId };
}

const toRemaining = ({ limits, usd }: Rest): Verdict["remaining"] => ({
  minute: limits?.minuteLeft ?? null,
  day: limits?.dayLeft ?? null,
  budgetUsd: usd === null ? null : toDecimalUsd(usd),
});

function recordUse(
  services: CallServices,
  call: AdmittedCall,
  { model }: DescribedRequest,
  { project, target }: PolicyRequest,
) {
  const { ip } = call.arrival;
  // The verification itself has the request's id.
  const requestId = createRequestId();
  const arrival = { ...call.arrival, requestId, ip: ip !== null && isIP(ip) !== 0 ? ip : null };
  recordCall(
    services,
    { ...call, arrival },
    {
      status: 200,
      outcome: "complete",
      projectId: project?.id,
      runtimeId: target?.runtime?.id,
      provider: target?.provider,
      model: target?.model ?? model,
    },
  );
}

function toVerifiedKey({
  id,
  name,
  prefix,
  organizationId,
  policy,
  limits,
}: AuthenticatedKey): Verdict["key"] {
  const { access, scopes, expiresAt, ipAllowlist, modelAllowlist, modelDenylist } = policy;
  const own = { id, name, prefix, organizationId, scopes, ipAllowlist, modelAllowlist, modelDenylist };
  return {
    owner:
      access.kind === "project"
        ? { type: "project", id: access.projectId }
        : { type: "organization", id: organizationId },
    projectAccess: access.kind === "selected" ? "selected" : "all",
    projectIds: access.kind === "selected" ? access.projectIds : [],
    expiresAt,
    status: "enabled",
    ...own,
    ...limits,
  };
}
