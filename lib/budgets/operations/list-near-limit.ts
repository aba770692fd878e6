import { and, desc, eq, gte } from "drizzle-orm";
import { z } from "zod";
import { budgets } from "@/db/schema/index";
import { visibleBudgets } from "@/lib/budgets/budget-target";
import { budgetView, selectBudgets, toBudgetView } from "@/lib/budgets/budget-view";
import { spentShare } from "@/lib/budgets/near-limit";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";

const MOST = 20;

/** Lists the 20 budgets of which the most is spent, from a percentage of their limit. */
export const listNearLimit = query({
  name: "budgets.listNearLimit",
  title: "List budgets near their limit",
  permission: "keys:read",
  allowed: { "project read": () => [{ percent: 0 }] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.strictObject({ percent: z.int().min(0).max(100).default(80) }),
  output: z.object({ data: z.array(budgetView) }),
  run: async (ctx, { percent }) => {
    const rows = await selectBudgets(ctx)
      .where(
        and(
          eq(budgets.organizationId, ctx.organizationId),
          gte(spentShare, percent / 100),
          visibleBudgets(ctx),
        ),
      )
      .orderBy(desc(spentShare), budgets.id)
      .limit(MOST);
    return { data: rows.map((budget) => toBudgetView(ctx, budget)) };
  },
});
