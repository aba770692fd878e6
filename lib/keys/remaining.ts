import { z } from "zod";
import { BUDGET_PERIODS, BUDGET_UNITS } from "@/db/schema";
import { formatAmount } from "@/lib/budgets/budget-amount";
import { toPeriodEnd } from "@/lib/budgets/budget-period";
import { OWNER_TYPES } from "@/lib/budgets/budget-view";
import { peekBudgets } from "@/lib/budgets/peek-budgets";
import { time } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";
import { peekLimits } from "@/lib/limits/peek";
import type { Key } from "./load-keys";

const limitLeft = z.object({ limit: z.int(), left: z.int(), resetsAt: time });

const budgetLeft = z.object({
  id: z.string(),
  owner: z.enum(OWNER_TYPES),
  model: z.string().nullable(),
  unit: z.enum(BUDGET_UNITS),
  period: z.enum(BUDGET_PERIODS),
  limit: z.string(),
  left: z.string(),
  resetsAt: time.nullable(),
});

/** What is left of each limit and budget that applies to a key's calls, and when it resets. */
export const remainingView = z.object({
  minute: limitLeft.nullable(),
  day: limitLeft.nullable(),
  budgets: z.array(budgetLeft),
});

/** Returns what is left of a key's limits, and of the budgets of the key, its project, workspace and organization. */
export async function loadRemaining(ctx: Context, key: Key): Promise<z.output<typeof remainingView>> {
  const { rateLimitPerMinute, dailyHardLimit, organizationId, projectId, workspaceId } = key;
  const peek = await peekLimits(ctx.db, key, ctx.now);
  const owners = [key.id, projectId, workspaceId, organizationId].filter((id) => id !== null);
  const budgets = await peekBudgets(ctx, owners);
  const toLeft = (limit: number | null, left: number | null, resetMs: number) =>
    limit === null ? null : { limit, left: left ?? 0, resetsAt: new Date(ctx.now.getTime() + resetMs) };
  return {
    minute: toLeft(rateLimitPerMinute, peek.minuteLeft, peek.minuteResetMs),
    day: toLeft(dailyHardLimit, peek.dayLeft, peek.dayResetMs),
    budgets: budgets.map(({ limit, free, ...budget }) => ({
      ...budget,
      limit: formatAmount(budget.unit, limit),
      left: formatAmount(budget.unit, free),
      resetsAt: toPeriodEnd(budget.period, ctx.now),
    })),
  };
}
