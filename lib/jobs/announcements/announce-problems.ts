import { and, asc, eq, gte, inArray, ne, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { budgetMeters, budgets, credentials } from "@/db/schema";
import { selectBudgets, toBudgetView } from "@/lib/budgets/budget-view";
import { spentShare } from "@/lib/budgets/near-limit";
import { job } from "@/lib/core/operations/job";
import { currentFailure, failingColumn } from "@/lib/credentials/pool/failing";
import { type Announcement, announce, isUnannounced } from "./announce";

const MINUTE_MS = 60 * 1000;
const BATCH_ROWS = 500;

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

  step: async (ctx, batch) => {
    const [failing, crossed] = [await findFailing(ctx), await findCrossed(ctx)];
    await announce(ctx, [...failing, ...crossed]);
    const hasMore = failing.length === BATCH_ROWS || crossed.length === BATCH_ROWS;
    return { processed: failing.length + crossed.length, next: hasMore ? batch + 1 : null };
  },
});

type JobContext = { db: Database; now: Date };

async function findFailing({ db }: JobContext): Promise<Announcement[]> {
  const isFailing = sql`exists (select 1 from ${currentFailure} and f.reason in ('rejected', 'out_of_quota'))`;
  const mark = sql<string>`concat('credential.failing:', ${credentials.id}, ':', (${failingColumn})->>'since')`;
  const rows = await db
    .select({
      ...{ id: credentials.id, organizationId: credentials.organizationId, name: credentials.name },
      ...{
        provider: credentials.provider,
        workspaceId: credentials.workspaceId,
        failing: failingColumn,
        mark,
      },
    })
    .from(credentials)
    .where(and(credentials.active, isFailing, isUnannounced(db, credentials.organizationId, mark)))
    .orderBy(asc(credentials.id))
    .limit(BATCH_ROWS);
  return rows.flatMap(({ organizationId, workspaceId, failing, mark, ...credential }) => {
    if (!failing) return [];
    const { reason, status, code, message, since } = failing;
    const data = {
      credential: { ...credential, workspace_id: workspaceId },
      ...{ reason, status, code, message, since: new Date(since).toISOString() },
    };
    return [{ organizationId, mark, event: { type: "credential.failing", data } }];
  });
}

/** The highest percentage that a budget has reached and that has an event. */
const threshold = sql<number>`case when ${spentShare} >= 1 then 100
  when ${spentShare} >= 0.95 then 95 else 80 end`.mapWith(Number);

const crossedMark = sql<string>`concat('budget.threshold:', ${budgets.id}, ':',
  (extract(epoch from ${budgetMeters.periodStart}) * 1000)::bigint, ':', ${threshold})`;

async function findCrossed(ctx: JobContext): Promise<Announcement[]> {
  const { db } = ctx;
  const crossed = await db
    .select({ id: budgets.id, mark: crossedMark, threshold })
    .from(budgets)
    .innerJoin(budgetMeters, eq(budgetMeters.budgetId, budgets.id))
    .where(
      and(
        gte(spentShare, 0.8),
        // A minute is over before anyone reads about it.
        ne(budgets.period, "minute"),
        isUnannounced(db, budgets.organizationId, crossedMark),
      ),
    )
    .orderBy(asc(budgets.id))
    .limit(BATCH_ROWS);
  if (crossed.length === 0) return [];
  const rows = await selectBudgets(ctx).where(
    inArray(
      budgets.id,
      crossed.map(({ id }) => id),
    ),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return crossed.flatMap(({ id, mark, threshold }) => {
    const row = byId.get(id);
    if (!row) return [];
    const { owner, model, unit, period, limit, spent, resetsAt } = toBudgetView(ctx, row);
    const resets = resetsAt?.toISOString() ?? null;
    const data = { budget: { id, owner, model, unit, period, limit, spent, resets_at: resets }, threshold };
    return [{ organizationId: row.organizationId, mark, event: { type: "budget.threshold", data } }];
  });
}
