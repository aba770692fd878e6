import { isDeepStrictEqual } from "node:util";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { keys, organizations } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import { toKeyBudgets } from "./key-budgets";
import { selectKeyBudgets } from "./load-key-budgets";
import { checkKeyBudgets } from "./write-key-budgets";

/**
 * Changes one of the budgets of a key, or of another owner, which has no key. The rules of the key's short form hold
 * after the change. The key shows its short form, so a change of it raises the key's version.
 * @throws INVALID_REQUEST at `param` when the key must not have these budgets.
 */
export async function changeKeyBudgets<Changed>(
  ctx: Context,
  { keyId, param }: { keyId: string | null | undefined; param: "limit" | "id" },
  change: () => Promise<Changed>,
): Promise<Changed> {
  if (!keyId) return change();
  await lockKey(ctx, sql`${keyId}`);
  const before = toKeyBudgets(await selectKeyBudgets(ctx, [keyId]));
  const changed = await change();
  const after = toKeyBudgets(await selectKeyBudgets(ctx, [keyId]));
  if (isDeepStrictEqual(before, after)) return changed;
  checkKeyBudgets(after, before.maxBudgetUsd !== null && (await isBudgetRequired(ctx)), param);
  await ctx.db
    .update(keys)
    .set({ version: sql`${keys.version} + 1`, updatedAt: ctx.now })
    .where(ownKey(ctx, sql`${keyId}`));
  return changed;
}

/** Locks a key until the transaction ends. Changes lock a key before its budgets, so that they never deadlock. */
export const lockKey = (ctx: Context, id: SQL) =>
  ctx.db.select({ id: keys.id }).from(keys).where(ownKey(ctx, id)).for("update");

const ownKey = (ctx: Context, id: SQL) => and(eq(keys.organizationId, ctx.organizationId), eq(keys.id, id));

async function isBudgetRequired(ctx: Context): Promise<boolean> {
  const { id, budgetRequired } = organizations;
  const [settings] = await ctx.db
    .select({ budgetRequired })
    .from(organizations)
    .where(eq(id, ctx.organizationId));
  return settings?.budgetRequired ?? false;
}
