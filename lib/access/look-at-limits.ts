import type { AppliedBudget } from "@/lib/budgets/applied-budgets";
import { budgetRefusal } from "@/lib/budgets/budget-refusal";
import type { Reserved } from "@/lib/budgets/ledger/reservation";
import type { Admitted } from "@/lib/limits/admission";
import { limitRefusal } from "@/lib/limits/refusal";
import type { CallServices } from "./call";
import type { AuthenticatedKey } from "./caller";
import { drawOnLimits, markFirstUse, peekAtLimits } from "./draw-on-limits";
import { unknownKey } from "./key-errors";

/** The rest of a key's limits, and the least free money of its budgets in nano-dollars, each null without one. */
export type Rest = { limits: Admitted | null; usd: bigint | null };

/**
 * Checks that each budget of a call has something left, and the limits of its key. With `take` the call is counted on
 * the limits. No money is held.
 * @throws BUDGET_EXCEEDED when a budget is used up, or held by running calls.
 * @throws the errors of `drawOnLimits`.
 */
export async function lookAtLimits(
  services: CallServices,
  key: AuthenticatedKey,
  budgets: AppliedBudget[],
  { take }: { take: boolean },
): Promise<Rest> {
  if (budgets.length === 0) {
    const limits = await (take ? drawOnLimits(services, key) : peekAtLimits(services, key));
    return { limits, usd: null };
  }
  const { rateLimitPerMinute: minute, dailyHardLimit: day } = key.limits;
  const reserved = await services.ledger.look({
    ...{ organizationId: key.organizationId, keyId: key.id, minute, day, take, hold: null },
    output: { most: 0, enough: 0, least: 0 },
    budgets: budgets.map(({ id, limit }) => ({ id, limit, fixed: 1n, rate: 0n })),
  });
  const limits = requireReserved(reserved, budgets, minute);
  if (take) await markFirstUse(services, key);
  const free = budgets.flatMap(({ id, unit }) => (unit === "usd" ? (reserved.free.get(id) ?? []) : []));
  const [usd = null] = free.sort((one, other) => Number(one - other));
  return { limits, usd };
}

/**
 * Returns the rest of the limits of a reserved call.
 * @throws BUDGET_EXCEEDED, RATE_LIMIT or UNAUTHORIZED when it was refused.
 */
export function requireReserved(
  reserved: Reserved,
  budgets: readonly AppliedBudget[],
  perMinute: number | null,
): Admitted {
  const { refused, budgetId } = reserved;
  if (refused === null) return { ...reserved, refused };
  if (refused === "unknown") throw unknownKey();
  if (refused === "day" || refused === "minute")
    throw limitRefusal({ ...reserved, refused }, refused, perMinute);
  const blocking = budgets.find(({ id }) => id === budgetId);
  throw blocking ? budgetRefusal(blocking) : new Error("No budget refused the call");
}
