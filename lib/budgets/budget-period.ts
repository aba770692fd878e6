import type { BUDGET_PERIODS } from "@/db/schema";

export type BudgetPeriod = (typeof BUDGET_PERIODS)[number];

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** The time from 1 January 1970, a Thursday, to the Monday before it. */
const MONDAY_MS = 3 * DAY_MS;

/** Returns the start of the period that contains a time, in UTC. Weeks start on Monday. A total starts in 1970. */
export function toPeriodStart(period: BudgetPeriod, at: Date): Date {
  const ms = at.getTime();
  switch (period) {
    case "minute":
      return new Date(ms - (ms % MINUTE_MS));
    case "day":
      return new Date(ms - (ms % DAY_MS));
    case "week":
      return new Date(ms - ((ms + MONDAY_MS) % (7 * DAY_MS)));
    case "month":
      return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth()));
    case "total":
      return new Date(0);
  }
}

/** Returns the end of the period that contains a time, null for a total. */
export function toPeriodEnd(period: BudgetPeriod, at: Date): Date | null {
  const start = toPeriodStart(period, at).getTime();
  switch (period) {
    case "minute":
      return new Date(start + MINUTE_MS);
    case "day":
      return new Date(start + DAY_MS);
    case "week":
      return new Date(start + 7 * DAY_MS);
    case "month":
      return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1));
    case "total":
      return null;
  }
}

/**
 * Returns whether a meter's period is the current one. The next one counts as current too, since the clock of a
 * server may have been ahead.
 */
export function isCurrentPeriod(period: BudgetPeriod, start: Date, now: Date): boolean {
  const end = toPeriodEnd(period, now);
  return [toPeriodStart(period, now), end].some((one) => one?.getTime() === start.getTime());
}
