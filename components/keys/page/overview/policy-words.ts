import { count } from "@/components/ui/values/format";
import { SCOPES } from "@/lib/core/operations/scopes";

const LABELS = new Map<string, string>(SCOPES.map(({ name, label }) => [name, label]));

/** A part of a sentence. `mono` marks a value, which is shown in a monospaced font. */
export type Phrase = { text: string; mono?: true };

const words = (text: string): Phrase => ({ text });
const mono = (text: string): Phrase => ({ text, mono: true });

/** Returns "Send chat requests, list models and create embeddings." Unknown scopes stay unchanged. */
export function scopeSentence(scopes: readonly string[]): string {
  if (scopes.length === 0) return "None. The key can be verified, and nothing else.";
  const acts = scopes.map((scope) => LABELS.get(scope)?.toLowerCase().replaceAll("api", "API") ?? scope);
  const sentence = joined(acts);
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** Returns "gpt-4.1* and runtime 3 only. Never *-preview." */
export function modelSentence(allowlist: readonly string[], denylist: readonly string[]): Phrase[] {
  const allowed =
    allowlist.length === 0 ? [words("All models")] : [...listed(allowlist.map(modelPhrase)), words(" only")];
  const denied =
    denylist.length === 0 ? [] : [words(" Never "), ...listed(denylist.map(modelPhrase)), words(".")];
  return [...allowed, words("."), ...denied];
}

/** Returns "203.0.113.0/24 and 2001:db8:40::/48 only." */
export const addressSentence = (allowlist: readonly string[]): Phrase[] =>
  allowlist.length === 0
    ? [words("Any IP address.")]
    : [...listed(allowlist.map((rule) => [mono(rule)])), words(" only.")];

/** Returns "At most 120 requests a minute and 20,000 a day, UTC." */
export function rateSentence(perMinute: number | null, perDay: number | null): string {
  const parts = [
    perMinute === null ? null : `${count(perMinute)} ${perMinute === 1 ? "request" : "requests"} a minute`,
    perDay === null ? null : `${count(perDay)}${perMinute === null ? " requests" : ""} a day, UTC`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "No limit." : `At most ${joined(parts)}.`;
}

/** The responses to a leak report, as sentences. */
export const LEAK_SENTENCES = {
  notify: "Notify only. The key keeps working.",
  restrict: "Restrict to IPs seen for more than a day, or disable if there are none.",
  revoke: "Revoke at once.",
} as const;

function modelPhrase(entry: string): Phrase[] {
  if (/^\d+$/.test(entry)) return [words("runtime "), mono(entry)];
  return [mono(entry)];
}

/** Joins phrases with commas, and with "and" before the last. */
function listed(phrases: Phrase[][]): Phrase[] {
  return phrases.flatMap((phrase, index) => {
    if (index === 0) return phrase;
    return [words(index === phrases.length - 1 ? " and " : ", "), ...phrase];
  });
}

const joined = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
