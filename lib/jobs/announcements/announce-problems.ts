import { and, ne, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { budgetMeters, budgets, credentials } from "@/db/schema";
import { isCurrentPeriod, toPeriodStart } from "@/lib/budgets/budget-period";
import { selectBudgets, toBudgetView, toLimitNow } from "@/lib/budgets/budget-view";
import { job } from "@/lib/core/operations/job";
import { currentFailure, failingColumn } from "@/lib/credentials/failing";
import { type Announcement, announce } from "./announce";

const MINUTE_MS = 60 * 1000;
const MOST_ROWS = 1_000;

/** The percentages of a budget that have an event, from the highest. */
const THRESHOLDS = [100, 95, 80];

/**
 * Sends `credential.failing` once for each series of refusals of a secret, and `budget.threshold` once for each period
 * of a budget and each of 80, 95 and 100 %.
 */
export const announceProblems = job({
  name: "events.announceProblems",
  title: "Send events of failing credentials and of budgets near their limit",
  everyMs: MINUTE_MS,
  cursor: z.int(),
  start: 0,

  step: async (ctx) => {
    const announcements = [...(await findFailing(ctx)), ...(await findCrossed(ctx))];
    await announce(ctx, announcements);
    return { processed: announcements.length, next: null };
  },
});

type JobContext = { db: Database; now: Date };

async function findFailing({ db }: JobContext): Promise<Announcement[]> {
  const isFailing = sql`exists (select 1 from ${currentFailure} and f.reason in ('rejected', 'out_of_quota'))`;
  const rows = await db
    .select({
      ...{ id: credentials.id, organizationId: credentials.organizationId, name: credentials.name },
      ...{ provider: credentials.provider, workspaceId: credentials.workspaceId, failing: failingColumn },
    })
    .from(credentials)
    .where(and(credentials.active, isFailing))
    .limit(MOST_ROWS);
  return rows.flatMap(({ organizationId, workspaceId, failing, ...credential }) => {
    if (!failing) return [];
    const { reason, status, code, message, since } = failing;
    const data = {
      credential: { ...credential, workspace_id: workspaceId },
      ...{ reason, status, code, message, since: new Date(since).toISOString() },
    };
    const mark = `credential.failing:${credential.id}:${since}`;
    return [{ organizationId, mark, event: { type: "credential.failing", data } }];
  });
}

async function findCrossed(ctx: JobContext): Promise<Announcement[]> {
  const { now } = ctx;
  const limit = sql`${budgets.limit} + case when ${budgets.boostUntil} > now() then ${budgets.boostAmount} else 0 end`;
  const rows = await selectBudgets(ctx)
    .where(
      and(
        sql`${budgetMeters.spent} * 100 >= (${limit}) * ${THRESHOLDS.at(-1)}`,
        // A minute is over before anyone reads about it.
        ne(budgets.period, "minute"),
      ),
    )
    .limit(MOST_ROWS);
  return rows.flatMap((budget) => {
    if (!isCurrentPeriod(budget.period, budget.periodStart, now)) return [];
    const share = (budget.spent * 100n) / toLimitNow(budget, now);
    const threshold = THRESHOLDS.find((percent) => share >= BigInt(percent));
    if (threshold === undefined) return [];
    const { id, owner, model, unit, period, limit, spent, resetsAt } = toBudgetView(ctx, budget);
    const resets = resetsAt?.toISOString() ?? null;
    const data = { budget: { id, owner, model, unit, period, limit, spent, resets_at: resets }, threshold };
    const start = toPeriodStart(period, now).getTime();
    const mark = `budget.threshold:${id}:${start}:${threshold}`;
    return [{ organizationId: budget.organizationId, mark, event: { type: "budget.threshold", data } }];
  });
}
