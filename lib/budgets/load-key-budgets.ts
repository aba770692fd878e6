import { and, eq, inArray } from "drizzle-orm";
import { budgets } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import { formatAmount } from "./budget-amount";
import { type Budget, selectBudgets, toSpentNow } from "./budget-view";
import { type KeyBudgets, toKeyBudgets } from "./key-budgets";

/** The short form of a key's own budgets, and what is spent and held of the one for all models. */
export type KeyMoney = KeyBudgets & { spentUsd: string; heldUsd: string };

/** Loads the own budgets of keys, by the id of the key. A key without any has an entry too. */
export async function loadKeyBudgets(ctx: Context, keyIds: string[]): Promise<(keyId: string) => KeyMoney> {
  const rows = keyIds.length > 0 ? await selectKeyBudgets(ctx, keyIds) : [];
  return (keyId) =>
    toKeyMoney(
      ctx,
      rows.filter((row) => row.keyId === keyId),
    );
}

/** Selects the own budgets of keys. */
export const selectKeyBudgets = (ctx: Context, keyIds: string[]) =>
  selectBudgets(ctx).where(
    and(eq(budgets.organizationId, ctx.organizationId), inArray(budgets.keyId, keyIds)),
  );

function toKeyMoney({ now }: Pick<Context, "now">, own: Budget[]): KeyMoney {
  const short = toKeyBudgets(own);
  const all = own.find(
    ({ unit, model, period }) => unit === "usd" && model === null && period === short.budgetPeriod,
  );
  return {
    ...short,
    spentUsd: formatAmount("usd", all ? toSpentNow(all, now) : 0n),
    heldUsd: formatAmount("usd", all?.held ?? 0n),
  };
}
