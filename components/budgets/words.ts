import { plural, shortCount } from "@/components/ui/values/format";
import { formatRoundUsd } from "@/lib/core/input/usd";
import type { Use } from "./to-use";
import type { Budget, BudgetOwner } from "./types";

export const periods: Record<Budget["period"], { label: string; words: string; spent: string }> = {
  minute: { label: "Minute", words: "a minute", spent: "this minute" },
  day: { label: "Day", words: "a day", spent: "today" },
  week: { label: "Week", words: "a week", spent: "this week" },
  month: { label: "Month", words: "a month", spent: "this month" },
  total: { label: "Total", words: "in total", spent: "in total" },
};

export const owners: Record<BudgetOwner["type"], string> = {
  key: "key",
  project: "project",
  workspace: "workspace",
  organization: "organization",
};

/** Formats an amount in its unit: "$12.30", "1.50 M tokens". */
export function formatAmount(unit: Budget["unit"], amount: bigint | string): string {
  if (unit === "usd") return formatRoundUsd(amount);
  return `${shortCount(Number(amount))} ${Number(amount) === 1 ? "token" : "tokens"}`;
}

/** Returns a budget's limit in words, without its boost: "$100 a month". */
export const toLimitWords = ({ unit, limit, period }: Pick<Budget, "unit" | "limit" | "period">) =>
  `${formatAmount(unit, limit)} ${periods[period].words}`;

/** Returns the held part in words: "$0.42 held by 3 requests". Null when nothing is held. */
export const toHeldWords = ({ unit, holds }: Pick<Budget, "unit" | "holds">, { held }: Use) =>
  held === 0n ? null : `${formatAmount(unit, held)} held by ${plural(holds, "request")}`;

/** Returns the use in words: "$12.30 of $100". */
export const toUseWords = (unit: Budget["unit"], { spent, limit }: Use) =>
  `${formatAmount(unit, spent)} of ${formatAmount(unit, limit)}`;
