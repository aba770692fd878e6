import { count } from "@/components/ui/format";
import { SCOPES } from "@/lib/core/scopes";

const LABELS = new Map<string, string>(SCOPES.map(({ name, label }) => [name, label]));

/** Parts of a sentence: plain words, and what a machine reads. */
export type Phrase = { text: string; mono?: true };

const words = (text: string): Phrase => ({ text });
const mono = (text: string): Phrase => ({ text, mono: true });

/** "Send chat requests, list models and create embeddings." Scopes that only others obey stand as they are. */
export function scopeSentence(scopes: readonly string[]): string {
  if (scopes.length === 0) return "Nothing: it has no scope.";
  const acts = scopes.map((scope) => LABELS.get(scope)?.toLowerCase().replaceAll("api", "API") ?? scope);
  const sentence = joined(acts);
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** "Every model whose name starts with gpt-4.1. Never *-preview." */
export function modelSentence(allowlist: readonly string[], denylist: readonly string[]): Phrase[] {
  const allowed =
    allowlist.length === 0 ? [words("Every model")] : [words("Only "), ...listed(allowlist.map(modelPhrase))];
  const denied =
    denylist.length === 0 ? [] : [words(" Never "), ...listed(denylist.map(modelPhrase)), words(".")];
  return [...allowed, words("."), ...denied];
}

/** "Only from 203.0.113.0/24 and 2001:db8:40::/48." */
export const addressSentence = (allowlist: readonly string[]): Phrase[] =>
  allowlist.length === 0
    ? [words("From every address.")]
    : [words("Only from "), ...listed(allowlist.map((rule) => [mono(rule)])), words(".")];

/** "At most 120 requests a minute and 20,000 a day, UTC." */
export function rateSentence(perMinute: number | null, perDay: number | null): string {
  const parts = [
    perMinute === null ? null : `${count(perMinute)} ${perMinute === 1 ? "request" : "requests"} a minute`,
    perDay === null ? null : `${count(perDay)}${perMinute === null ? " requests" : ""} a day, UTC`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "No limit." : `At most ${joined(parts)}.`;
}

/** What follows when the key's secret is reported as leaked. */
export const LEAK_SENTENCES = {
  notify: "The report is shown; the key works on.",
  restrict: "Only the addresses that have used it for over a day may go on; without any it is disabled.",
  revoke: "It is revoked at once.",
} as const;

function modelPhrase(entry: string): Phrase[] {
  if (/^\d+$/.test(entry)) return [words("runtime "), mono(entry)];
  const start = /^([^*?]+)\*$/.exec(entry)?.[1];
  return start === undefined ? [mono(entry)] : [words("those that start with "), mono(start)];
}

/** Phrases with commas between them and "and" before the last. */
function listed(phrases: Phrase[][]): Phrase[] {
  return phrases.flatMap((phrase, index) => {
    if (index === 0) return phrase;
    return [words(index === phrases.length - 1 ? " and " : ", "), ...phrase];
  });
}

const joined = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
