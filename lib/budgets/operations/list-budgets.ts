import { and, eq, inArray, isNotNull, type SQL } from "drizzle-orm";
import { z } from "zod";
import { budgets } from "@/db/schema/index";
import { ownerType } from "@/lib/budgets/budget-input";
import { visibleBudgets } from "@/lib/budgets/budget-target";
import { budgetView, selectBudgets, toBudgetView } from "@/lib/budgets/budget-view";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { isId } from "@/lib/core/input/slug";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";

/** Lists budgets, newest first, of all owners or of one. */
export const listBudgets = query({
  name: "budgets.list",
  title: "List budgets",
  permission: "keys:read",
  allowed: {
    "project read": ({ keyId }) => [{}, { ownerType: "key" as const, ownerId: keyId }],
  },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({
    ...pageInput,
    ownerType: ownerType.optional(),
    ownerId: z.string().max(100).optional(),
  }),
  output: pageSchema(budgetView),
  run: async (ctx, { limit, cursor, ownerType: type, ownerId }) => {
    const { after, order } = newestFirst(budgets, cursor);
    const rows = await selectBudgets(ctx)
      .where(
        and(
          eq(budgets.organizationId, ctx.organizationId),
          type && OF_TYPE[type],
          ownerId === undefined ? undefined : inArray(budgets.ownerId, isId(ownerId) ? [ownerId] : []),
          visibleBudgets(ctx),
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    const page = toPage(rows, limit);
    return { ...page, data: page.data.map((budget) => toBudgetView(ctx, budget)) };
  },
});

/** The conditions for the budgets of one type of owner. */
const OF_TYPE: Record<z.output<typeof ownerType>, SQL | undefined> = {
  key: isNotNull(budgets.keyId),
  project: isNotNull(budgets.projectId),
  workspace: isNotNull(budgets.workspaceId),
  organization: eq(budgets.ownerId, budgets.organizationId),
};
