import { count } from "@/components/ui/format";
import { formatExactUsd } from "@/lib/core/input/usd";
import type { Model, Runtime } from "./types";

type Own = Pick<Runtime, "priceInputPerMillion" | "priceOutputPerMillion">;

/** Finds the price of a model for a million tokens, null when it is unknown. */
export const findUsd = (model: Model | null, facet: "input" | "output"): string | null =>
  model?.rates.find((rate) => rate.facet === facet)?.usd ?? null;

/** Returns what a million tokens cost with a runtime, and whose price it is. */
export function priceWords({ priceInputPerMillion, priceOutputPerMillion }: Own, model: Model | null) {
  const input = priceInputPerMillion ?? findUsd(model, "input");
  const output = priceOutputPerMillion ?? findUsd(model, "output");
  const hours = model?.rates.find((rate) => rate.facet === "audioSeconds");
  const own = (priceInputPerMillion ?? priceOutputPerMillion) !== null;
  if (input === null && output === null) {
    if (hours)
      return { price: `${formatExactUsd(hours.usd)} for an hour of audio`, source: model?.priceId ?? null };
    return { price: "Unknown", source: null };
  }
  const words = [input && `${formatExactUsd(input)} in`, output && `${formatExactUsd(output)} out`];
  return {
    price: words.filter(Boolean).join(", "),
    source: `For a million tokens, ${own ? "the runtime’s own" : model?.priceId}`,
  };
}

/** Returns the most output tokens of a runtime, and whose limit it is. */
export function maxOutputWords(
  { maxOutputTokens }: Pick<Runtime, "maxOutputTokens">,
  model: Model | null,
): string {
  if (maxOutputTokens !== null) return `${count(maxOutputTokens)}, the runtime’s own`;
  return model?.maxOutputTokens == null ? "Unknown" : count(model.maxOutputTokens);
}
