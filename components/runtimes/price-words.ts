import { count } from "@/components/ui/values/format";
import { formatExactUsd } from "@/lib/core/input/usd";
import type { Model, Runtime } from "./types";

type Own = Pick<
  Runtime,
  | "priceInputPerMillion"
  | "priceOutputPerMillion"
  | "pricePerMillionCharacters"
  | "pricePerAudioMinute"
  | "pricePerImage"
>;

/** Finds the price of a model for a million tokens, null when it is unknown. */
export const findUsd = (model: Model | null, facet: "input" | "output"): string | null =>
  model?.rates.find((rate) => rate.facet === facet)?.usd ?? null;

/** Returns what the units of a runtime cost, and whose price it is. */
export function priceWords(own: Own, model: Model | null): { price: string; source: string | null } {
  const { priceInputPerMillion, priceOutputPerMillion } = own;
  const units = toUnitWords(own);
  const isByUnit = units.length > 0;
  const input = priceInputPerMillion ?? (isByUnit ? null : findUsd(model, "input"));
  const output = priceOutputPerMillion ?? (isByUnit ? null : findUsd(model, "output"));
  const tokens = [input && `${formatExactUsd(input)} in`, output && `${formatExactUsd(output)} out`].filter(
    Boolean,
  );
  if (isByUnit) {
    const million = tokens.length > 0 ? [`${tokens.join(", ")} for a million tokens`] : [];
    return { price: [...million, ...units].join(", "), source: "The runtime’s own" };
  }
  if (tokens.length === 0) {
    const hours = model?.rates.find((rate) => rate.facet === "audioSeconds");
    return hours
      ? { price: `${formatExactUsd(hours.usd)} for an hour of audio`, source: model?.priceId ?? null }
      : { price: "Unknown", source: null };
  }
  const isOwn = (priceInputPerMillion ?? priceOutputPerMillion) !== null;
  return {
    price: tokens.join(", "),
    source: `For a million tokens, ${isOwn ? "the runtime’s own" : model?.priceId}`,
  };
}

/** Returns the own prices for other units than tokens. */
const toUnitWords = ({ pricePerMillionCharacters, pricePerAudioMinute, pricePerImage }: Own) =>
  [
    { usd: pricePerMillionCharacters, unit: "a million characters of speech" },
    { usd: pricePerAudioMinute, unit: "a minute of audio" },
    { usd: pricePerImage, unit: "an image" },
  ].flatMap(({ usd, unit }) => (usd === null ? [] : [`${formatExactUsd(usd)} for ${unit}`]));

/** Returns the most output tokens of a runtime, and whose limit it is. */
export function maxOutputWords(
  { maxOutputTokens }: Pick<Runtime, "maxOutputTokens">,
  model: Model | null,
): string {
  if (maxOutputTokens !== null) return `${count(maxOutputTokens)}, the runtime’s own`;
  return model?.maxOutputTokens == null ? "Unknown" : count(model.maxOutputTokens);
}
