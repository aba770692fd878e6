import type { AppliedBudget } from "@/lib/budgets/applied-budgets";
import type { BudgetLine, OutputRange } from "@/lib/budgets/ledger/reservation";
import type { ReadValues } from "@/lib/gateway/family";
import { findAt, toFieldPath } from "@/lib/gateway/request/read-body";
import type { CeilingRates } from "@/lib/prices/find-ceiling-rates";

/** The least tokens of output that a call gets. */
const LEAST_OUTPUT = 16;
/** The tokens of output that are worth waiting for. */
const ENOUGH_OUTPUT = 1_024;
/** The output of models whose maximum is unknown. */
const USUAL_OUTPUT = 4_096;
const MILLION = 1_000_000n;

/** The maxima of a call's output: the runtime's own, the model's, and that of an endpoint whose output no field limits. */
export type OutputMaxima = { runtime: number | null; model: number | null; endpoint?: number };

/**
 * Returns the tokens of output that a call may get. A caller's own ceiling is granted in whole or not at all. Without
 * one, it is the runtime's or the model's maximum, cut to what the free money pays. `fields` are those that limit the
 * output; without any, it is the model's maximum, which cannot be cut.
 */
export function toOutputRange(
  values: ReadValues,
  fields: readonly string[],
  maxima: OutputMaxima,
): OutputRange & { isOwn: boolean } {
  const own = fields.length === 0 ? (maxima.model ?? maxima.endpoint ?? 0) : findOwnCeiling(values, fields);
  if (own !== null) {
    const most = Math.min(own, maxima.model ?? own);
    return { most, enough: most, least: most, isOwn: true };
  }
  const most = maxima.runtime ?? maxima.model ?? USUAL_OUTPUT;
  return { most, enough: Math.min(most, ENOUGH_OUTPUT), least: Math.min(most, LEAST_OUTPUT), isOwn: false };
}

/** Returns the highest ceiling that a caller set, null when it set none. */
function findOwnCeiling(values: ReadValues, fields: readonly string[]): number | null {
  const given = fields.flatMap((field) => {
    const value = findAt(values, toFieldPath(field));
    return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? [value] : [];
  });
  return given.length > 0 ? Math.max(...given) : null;
}

/** Returns the number of answers that a request wants to all its prompts. Each may use the whole ceiling. */
export function countChoices({ n, best_of: best, prompt, ...values }: ReadValues): bigint {
  const configs = [values.generationConfig, values.generation_config].map(Object);
  const candidates = configs.flatMap((config) => [config.candidateCount, config.candidate_count]);
  // Google takes numbers as text.
  const wanted = [n, best, ...candidates.map((count) => (typeof count === "string" ? Number(count) : count))];
  const choices = wanted.filter((count) => typeof count === "number" && Number.isSafeInteger(count));
  return BigInt(countPrompts(prompt)) * BigInt(Math.max(1, ...choices.map(Number)));
}

/** Returns the number of prompts of a completion. An array of numbers is one prompt in tokens. */
const countPrompts = (prompt: unknown): number =>
  Array.isArray(prompt) && prompt.some((one) => typeof one !== "number") ? prompt.length : 1;

/**
 * Returns what a call costs at most in each of its budgets. `rates` are needed for budgets in US dollars.
 */
export function toBudgetLines(
  budgets: readonly AppliedBudget[],
  inputTokens: number,
  choices: bigint,
  rates: CeilingRates | null,
): BudgetLine[] {
  const input = BigInt(inputTokens);
  return budgets.flatMap(({ id, limit, unit }) => {
    if (unit === "tokens") return { id, limit, fixed: input, rate: MILLION * choices };
    if (!rates) return [];
    const fixed = (input * rates.input + MILLION - 1n) / MILLION + rates.request;
    return { id, limit, fixed, rate: rates.output * choices };
  });
}

/** Returns the cost of a line with a number of output tokens. */
export const toAmount = ({ fixed, rate }: Pick<BudgetLine, "fixed" | "rate">, outputTokens: number): bigint =>
  fixed + (BigInt(outputTokens) * rate + MILLION - 1n) / MILLION;
