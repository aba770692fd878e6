import { sql } from "drizzle-orm";
import type { Engine } from "@/db/client";
import { budgets, holds } from "@/db/schema/index";
import { NANOS_PER_USD } from "@/lib/core/input/usd";

/** Reads what running calls hold, in US dollars. What one call holds in several budgets counts once. */
export async function readHeldMoney({ db }: Pick<Engine, "db">): Promise<number> {
  const calls = db
    .select({ amount: sql<number>`max(${holds.amount})::float8`.as("amount") })
    .from(holds)
    .innerJoin(budgets, sql`${budgets.id} = ${holds.budgetId} and ${budgets.unit} = 'usd'`)
    .where(sql`not ${holds.released} and ${holds.expiresAt} > now()`)
    .groupBy(holds.id)
    .as("calls");
  const [held] = await db
    .select({ nanos: sql`coalesce(sum(${calls.amount}), 0)`.mapWith(Number) })
    .from(calls);
  return (held?.nanos ?? 0) / Number(NANOS_PER_USD);
}
