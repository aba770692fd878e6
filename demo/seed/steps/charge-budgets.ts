import { and, eq, gte, type SQL, sql } from "drizzle-orm";
import { budgetMeters, budgets, projects, usage } from "@/db/schema";
import { toPeriodStart } from "@/lib/budgets/budget-period";
import { selectBudgets } from "@/lib/budgets/budget-view";
import type { Context } from "@/lib/core/operations/context";

/** Charges the recorded traffic to the demo's budgets for all models, as the gateway charges calls. */
export async function chargeBudgets(ctx: Context, now: Date): Promise<void> {
  for (const budget of await selectBudgets(ctx).where(eq(budgets.organizationId, ctx.organizationId))) {
    const { id, keyId, projectId, workspaceId, model, unit, period, createdAt } = budget;
    if (model !== null) continue;
    const periodStart = toPeriodStart(period, now);
    const owner = { keyId, projectId, workspaceId };
    const [sum] = await ctx.db
      .select({ spent: sql<string>`coalesce(sum(${AMOUNTS[unit]}), 0)::bigint::text` })
      .from(usage)
      .where(
        and(
          eq(usage.organizationId, ctx.organizationId),
          gte(usage.at, periodStart),
          gte(usage.at, createdAt),
          isOf(ctx, owner),
        ),
      );
    await ctx.db
      .update(budgetMeters)
      .set({ periodStart, spent: BigInt(sum?.spent ?? 0) })
      .where(eq(budgetMeters.budgetId, id));
  }
}

const AMOUNTS: Record<"usd" | "tokens", SQL> = {
  usd: sql`${usage.costNanos}`,
  tokens: sql`coalesce(${usage.tokensIn}, 0) + coalesce(${usage.tokensOut}, 0)`,
};

type Owner = Record<"keyId" | "projectId" | "workspaceId", string | null>;

function isOf({ db }: Context, { keyId, projectId, workspaceId }: Owner): SQL | undefined {
  if (keyId) return eq(usage.keyId, keyId);
  if (projectId) return eq(usage.projectId, projectId);
  if (!workspaceId) return undefined;
  const within = db.select({ id: projects.id }).from(projects).where(eq(projects.workspaceId, workspaceId));
  return sql`${usage.projectId} in ${within}`;
}
