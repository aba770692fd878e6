import type { BUDGET_UNITS } from "@/db/schema";
import { invalidField } from "@/lib/core/errors/errors";
import { money } from "@/lib/core/input/money";
import { toDecimalUsd } from "@/lib/core/input/usd";

export type BudgetUnit = (typeof BUDGET_UNITS)[number];

/**
 * Parses an amount of a budget: nano-dollars from a decimal such as "12.50", or a whole number of tokens.
 * @throws INVALID_REQUEST at `param` for any other text, and for zero.
 */
export function parseAmount(unit: BudgetUnit, text: string, param: string): bigint {
  const amount = unit === "usd" ? parseMoney(text, param) : parseTokens(text, param);
  if (amount === 0n) throw invalidField(param, "Use an amount above 0");
  return amount;
}

function parseMoney(text: string, param: string): bigint {
  const parsed = money.safeParse(text);
  if (parsed.success) return parsed.data;
  throw invalidField(param, parsed.error.issues[0]?.message ?? "Use an amount such as 12.50");
}

function parseTokens(text: string, param: string): bigint {
  if (/^\d{1,15}$/.test(text.trim())) return BigInt(text.trim());
  throw invalidField(param, "Use a whole number of tokens");
}

/** Formats an amount of a budget for the API. */
export const formatAmount = (unit: BudgetUnit, amount: bigint): string =>
  unit === "usd" ? toDecimalUsd(amount) : String(amount);
