import { z } from "zod";
import { toPolicyError } from "@/lib/access/key-errors";
import { listMatching } from "@/lib/budgets/applied-budgets";
import { budgetRefusal, describeAmount, describeLimit } from "@/lib/budgets/budget-refusal";
import { type PeekedBudget, peekBudgets } from "@/lib/budgets/peek-budgets";
import type { AppError } from "@/lib/core/errors/errors";
import { toDecimalUsd } from "@/lib/core/input/usd";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { type Lookup, lookUpCredential } from "@/lib/credentials/look-up-credential";
import { refuseUnreadable } from "@/lib/credentials/sealing/refuse-unreadable";
import { describedRequest, findDescribedObjects, toPolicyRequest } from "@/lib/keys/described-request";
import { findKeyTarget } from "@/lib/keys/key-target";
import { type Key, toPolicy } from "@/lib/keys/load-keys";
import { readsKey } from "@/lib/keys/sample-keys";
import { type Peek, peekLimits } from "@/lib/limits/peek";
import { limitRefusal } from "@/lib/limits/refusal";
import { visibleProjects } from "@/lib/organizations/tree-targets";
import { type Decision, decide } from "@/lib/policy/decide";
import { isAddress } from "@/lib/policy/ip-rules";
import { CHECK_NAMES, type PolicyRequest } from "@/lib/policy/request";

const check = z.object({
  check: z.enum([...CHECK_NAMES, "credential", "budget", "day", "minute"]),
  outcome: z.enum(["pass", "deny", "not_reached", "not_applicable"]),
  /**
   * The rule that decided. For `budget`, `day` and `minute` it is the limit. For `credential` it is the source of the
   * provider credential, or the reason why there is none.
   */
  rule: z.string().nullable(),
  /**
   * The value that was compared with the rule. For `budget` it is the free amount, for `day` and `minute` the number of
   * counted requests.
   */
  seen: z.string().nullable(),
});

const address = z
  .string()
  .max(500)
  .nullish()
  .superRefine((ip, ctx) => {
    if (ip && !isAddress(ip))
      ctx.addIssue({ code: "custom", message: `${ip.slice(0, 50)} is not an IP address` });
  });

const explanation = z.object({
  valid: z.boolean(),
  code: z.string().optional(),
  reason: z.string().nullish(),
  message: z.string().optional(),
  /**
   * The rest of each limit before the call, null without this limit. Absent when an earlier check denies the
   * request.
   */
  remaining: z
    .object({ minute: z.int().nullable(), day: z.int().nullable(), budgetUsd: z.string().nullable() })
    .optional(),
  trace: z.array(check),
});

type Check = z.output<typeof check>;

/**
 * Decides a described request by a key's policy, provider credential and limits, like the gateway, and returns
 * every check in order. Nothing is counted. A project that the caller has no access to is treated as missing.
 */
export const explainKey = query({
  name: "keys.explain",
  title: "Explain a key's decision",
  permission: "keys:read",
  allowed: {
    "project read": (objects) =>
      readsKey({ project: objects.projectId }, { runtime: objects.runtimeId }, { scope: "keys:read" })[
        "project read"
      ](objects),
  },
  target: findKeyTarget,
  input: describedRequest.extend({ id: z.string(), ip: address }),
  output: explanation,
  run: async (ctx, asked, key) => {
    const policy = toPolicy(key);
    const objects = await findDescribedObjects(ctx.db, { ...key, policy }, asked, visibleProjects(ctx));
    const request = toPolicyRequest(asked, policy.access, objects);
    const decision = decide(policy, request, ctx.now);
    const lookup = decision.allowed ? await findCredential(ctx, key, objects, request) : null;
    const isReached = decision.allowed && !lookup?.refusal;
    const limits = isReached ? await peekLimits(ctx.db, key, ctx.now) : null;
    const budgets = isReached ? await peekMatching(ctx, key, objects, request) : null;
    const refusal = findRefusal(decision, limits, key, budgets?.find(isUsedUp)) ?? lookup?.refusal ?? null;
    return {
      valid: refusal === null,
      ...(refusal && { code: refusal.code, reason: refusal.reason, message: refusal.message }),
      ...(limits && {
        remaining: { minute: limits.minuteLeft, day: limits.dayLeft, budgetUsd: findLeastUsd(budgets ?? []) },
      }),
      trace: [
        ...decision.trace,
        credentialCheck(decision, lookup),
        budgetCheck(budgets),
        ...limitChecks(budgets?.some(isUsedUp) ? null : limits, key),
      ],
    };
  },
});

type Objects = Awaited<ReturnType<typeof findDescribedObjects>>;

/** Looks up the credential that a call would use. Returns null when the request calls no provider. */
async function findCredential(
  ctx: Context,
  key: Key,
  { runtime, project }: Objects,
  request: PolicyRequest,
): Promise<Lookup | null> {
  const provider = request.runtime?.found ? request.target?.provider : null;
  if (!provider) return null;
  const scope = { organizationId: ctx.organizationId, workspaceId: project?.workspaceId ?? key.workspaceId };
  return refuseUnreadable(ctx, scope, await lookUpCredential(ctx, scope, runtime, provider));
}

function credentialCheck({ allowed }: Decision, lookup: Lookup | null): Check {
  const check = "credential";
  if (!allowed) return unreached(check);
  if (!lookup) return { check, outcome: "not_applicable", rule: null, seen: null };
  const seen = lookup.provider?.name ?? lookup.providerId;
  if (lookup.refusal) return { check, outcome: "deny", rule: lookup.refusal.message, seen };
  return { check, outcome: "pass", rule: lookup.chosen.source, seen };
}

/** Returns the budgets that limit the described call, with what is free of each. */
async function peekMatching(ctx: Context, key: Key, { project }: Objects, { target }: PolicyRequest) {
  const workspaceId = project?.workspaceId ?? key.workspaceId;
  const owners = [key.id, project?.id, workspaceId, ctx.organizationId].filter((id) => id != null);
  return listMatching(await peekBudgets(ctx, owners), target ?? null);
}

const isUsedUp = ({ free }: PeekedBudget) => free === 0n;

function findLeastUsd(budgets: PeekedBudget[]): string | null {
  const free = budgets.flatMap((budget) => (budget.unit === "usd" ? [budget.free] : []));
  const [least] = free.sort((one, other) => Number(one - other));
  return least === undefined ? null : toDecimalUsd(least);
}

function budgetCheck(budgets: PeekedBudget[] | null): Check {
  const check = "budget";
  if (!budgets) return unreached(check);
  const usedUp = budgets.find(isUsedUp);
  const shown = usedUp ? [usedUp] : budgets;
  if (shown.length === 0) return { check, outcome: "not_applicable", rule: null, seen: null };
  return {
    ...{ check, outcome: usedUp ? "deny" : "pass" },
    rule: shown.map(describeLimit).join(", "),
    seen: shown.map(({ unit, free }) => describeAmount(unit, free)).join(", "),
  };
}

function findRefusal(
  decision: Decision,
  limits: Peek | null,
  key: Key,
  usedUp: PeekedBudget | undefined,
): AppError | null {
  if (!decision.allowed) return toPolicyError(decision);
  if (usedUp) return budgetRefusal(usedUp);
  return limits?.refused ? limitRefusal(limits, limits.refused, key.rateLimitPerMinute) : null;
}

/** Returns the `day` and `minute` checks. `minute` is `not_reached` when `day` denies the request. */
function limitChecks(limits: Peek | null, key: Key): Check[] {
  if (!limits) return [unreached("day"), unreached("minute")];
  const day = limitCheck("day", key.dailyHardLimit, limits.dayUsed);
  if (day.outcome === "deny") return [day, unreached("minute")];
  return [day, limitCheck("minute", key.rateLimitPerMinute, limits.minuteUsed)];
}

function limitCheck(check: "day" | "minute", limit: number | null, used: number): Check {
  if (limit === null) return { check, outcome: "not_applicable", rule: null, seen: null };
  return { check, outcome: used < limit ? "pass" : "deny", rule: String(limit), seen: String(used) };
}

const unreached = (check: Check["check"]): Check => ({
  check,
  outcome: "not_reached",
  rule: null,
  seen: null,
});
