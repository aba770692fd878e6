import { sql } from "drizzle-orm";
import { budgetMeters, budgets } from "@/db/schema";

/** The SQL of a budget's limit now: with its boost, while it is in force. */
export const limitNow = sql<string>`(${budgets.limit} + case when ${budgets.boostUntil} > now() then ${budgets.boostAmount} else 0 end)`;

/** The SQL of the part of its limit that a budget has spent in its current period, 1 for all of it. */
export const spentShare = sql<number>`(case
  when to_meter_period(${budgets.period}, ${budgetMeters.periodStart}, now()) <> ${budgetMeters.periodStart} then 0
  else ${budgetMeters.spent} / ${limitNow}::numeric end)`;
