import { toPeriodStart } from "@/lib/budgets/budget-period";
import { parseUsd } from "@/lib/core/input/usd";
import type { Budget } from "./types";

/** The use of a budget in its current period. Amounts are nano-dollars or tokens. */
export type Use = {
  /** The limit with the boost. */
  limit: bigint;
  spent: bigint;
  held: bigint;
  left: bigint;
  /** The spent part of the limit, from 0. It may exceed 1. */
  share: number;
  level: "" | "near" | "full";
};

type Amounts = Pick<Budget, "unit" | "limit" | "spent" | "held" | "boost">;

const NEAR = 0.8;
/** The part of a period that has to pass before its pace says something. */
const SHORTEST_SHARE = 0.01;
const SHORTEST_MS = 3_600_000;

/** Returns the use of a budget. */
export function toUse({ unit, boost, ...amounts }: Amounts): Use {
  const parse = (text: string) => (unit === "usd" ? (parseUsd(text) ?? 0n) : BigInt(text));
  const [spent, held] = [parse(amounts.spent), parse(amounts.held)];
  const limit = parse(amounts.limit) + (boost ? parse(boost.amount) : 0n);
  const used = spent + held;
  const share = limit > 0n ? Number(spent) / Number(limit) : 1;
  const left = limit > used ? limit - used : 0n;
  return { limit, spent, held, left, share, level: share >= 1 ? "full" : share >= NEAR ? "near" : "" };
}

/**
 * Returns when a budget is empty at the pace of its period. Null when it lasts until its reset, when nothing was spent,
 * and when the period has just begun.
 */
export function findEmptyAt(
  budget: Amounts & Pick<Budget, "period" | "resetsAt" | "createdAt">,
  now: Date,
): Date | null {
  const { period, resetsAt, createdAt } = budget;
  const { spent, left } = toUse(budget);
  const start = Math.max(toPeriodStart(period, now).getTime(), Date.parse(createdAt));
  const elapsed = now.getTime() - start;
  const length = resetsAt === null ? Number.POSITIVE_INFINITY : Date.parse(resetsAt) - start;
  const isEarly = elapsed < Math.min(SHORTEST_MS, length * SHORTEST_SHARE);
  if (spent === 0n || left === 0n || elapsed <= 0 || isEarly) return null;
  const emptyAt = now.getTime() + (Number(left) / Number(spent)) * elapsed;
  const isLasting = resetsAt !== null && emptyAt >= Date.parse(resetsAt);
  return isLasting || emptyAt > Number.MAX_SAFE_INTEGER || emptyAt > 8.64e15 ? null : new Date(emptyAt);
}
