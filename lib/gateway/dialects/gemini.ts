import { parseGeminiUsage } from "@/lib/gateway/answers/gemini-usage";
import { findLastObject, getProperty, joinTexts, parseEvents, reportsError } from "./read-events";
import { speakGoogle } from "./speak-google";
import { type StreamDialect, toEventError } from "./stream-dialect";

const LARGE_EVENT = 32 * 1024;

/** The events of Gemini's `streamGenerateContent`. Each has the usage so far. There is no end marker. */
export const geminiEvents: StreamDialect = {
  summarize: (_head, tail) => {
    const events = parseEvents(tail);
    const usages = events.map(parseGeminiUsage).filter((usage) => usage !== null);
    const webSearches = Math.max(0, ...usages.map((usage) => usage.webSearches ?? 0));
    const last = usages.at(-1) ?? findUsage(tail);
    return {
      isComplete: isFinished(events),
      hasError: events.some(reportsError),
      usage: last && { ...last, ...(webSearches > 0 && { webSearches }) },
    };
  },
  // The last event may contain an image, and be larger than the end that is kept.
  includesEnd: (events) => events.length > LARGE_EVENT && events.includes('"finishReason"'),
  findText: (event) => joinTexts(listCandidates(event).flatMap(listTexts)),
  formatError: (error) => {
    const { body } = speakGoogle({ status: error.status, headers: {}, body: toEventError(error) });
    return `data: ${JSON.stringify(body)}\n\n`;
  },
};

/** Returns the last usage in the text of an event whose beginning was not kept. */
const findUsage = (tail: Buffer) =>
  parseGeminiUsage({ usageMetadata: findLastObject(tail, "usageMetadata") });

/** Returns whether the prompt was blocked, or all candidates are finished. */
function isFinished(events: unknown[]): boolean {
  if (events.some((event) => getProperty(getProperty(event, "promptFeedback"), "blockReason"))) return true;
  const candidates = events.flatMap(listCandidates);
  const finished = candidates.filter((candidate) => getProperty(candidate, "finishReason")).map(toIndex);
  return candidates.length > 0 && candidates.map(toIndex).every((index) => finished.includes(index));
}

const toIndex = (candidate: unknown) => getProperty(candidate, "index") ?? 0;

const listCandidates = (event: unknown) => toList(getProperty(event, "candidates"));

/** Returns the texts of a candidate, and the arguments of its function calls. */
const listTexts = (candidate: unknown): unknown[] =>
  toList(getProperty(getProperty(candidate, "content"), "parts")).flatMap((part) => [
    getProperty(part, "text"),
    JSON.stringify(getProperty(getProperty(part, "functionCall"), "args")),
  ]);

const toList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
