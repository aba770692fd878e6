import { and, eq, inArray } from "drizzle-orm";
import { budgets } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import type { AppliedBudget } from "./applied-budgets";
import { OWNER_TYPES, selectBudgets, toLimitNow, toOwnerType, toSpentNow } from "./budget-view";

/** A budget that applies to calls, with its free part. */
export type PeekedBudget = AppliedBudget & { free: bigint };

/** Returns the budgets of some owners, from the narrowest, with what is free of each now. Nothing is locked. */
export async function peekBudgets(ctx: Context, ownerIds: string[]): Promise<PeekedBudget[]> {
  const rows = await selectBudgets(ctx).where(
    and(eq(budgets.organizationId, ctx.organizationId), inArray(budgets.ownerId, ownerIds)),
  );
  return rows
    .map((row) => {
      const limit = toLimitNow(row, ctx.now);
      const left = limit - toSpentNow(row, ctx.now) - row.held;
      const { id, model, unit, period, limit: base } = row;
      return { id, model, unit, period, base, limit, owner: toOwnerType(row), free: left > 0n ? left : 0n };
    })
    .sort((one, other) => rank(one) - rank(other));
}

/** Ranks budgets by their owner, and those for some models before those for all. */
const rank = ({ owner, model }: PeekedBudget) => OWNER_TYPES.indexOf(owner) * 2 + (model === null ? 1 : 0);
