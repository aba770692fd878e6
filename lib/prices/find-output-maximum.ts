import { OUTPUT_MAXIMA, type OutputMaxima } from "./output-maxima";

/** Providers that serve the models of others under their names. */
const RESELLERS: ReadonlySet<string> = new Set(["aws", "azure", "gcp", "openrouter"]);

/** The most results that are kept. Callers can name models, so that their number is not bounded. */
const MOST_KNOWN = 2_000;
const known = new Map<string, number | null>();

/** Returns the most output tokens of a provider's model, null when it is unknown. */
export function findOutputMaximum(provider: string, model: string): number | null {
  const key = `${provider} ${model}`;
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const maximum = findListed(provider, model);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, maximum);
  return maximum;
}

function findListed(provider: string, model: string): number | null {
  const listed = OUTPUT_MAXIMA.filter((maxima) => maxima.provider === provider || RESELLERS.has(provider));
  const [longest] = listed
    .flatMap(({ models }: OutputMaxima) => Object.entries(models))
    .filter(([name]) => isNamed(model, name))
    .sort(([one], [other]) => other.length - one.length);
  return longest ? longest[1] : null;
}

/** Returns whether a model has a name, behind a publisher's such as `us.anthropic.` and before a version. */
function isNamed(model: string, name: string): boolean {
  const start = model.lastIndexOf(name);
  if (start < 0) return false;
  const [before = "", after = ""] = [model[start - 1], model[start + name.length]];
  return ["", "/", "."].includes(before) && ["", "-", "@", ":"].includes(after);
}
