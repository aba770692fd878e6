import { parseEventData, splitEvents } from "@/lib/gateway/answers/events";
import { findRawUsage, parseAnswerUsage } from "@/lib/gateway/answers/token-usage";
import { parseJson } from "@/lib/gateway/body/parse-json";
import { getProperty, joinTexts, reportsError } from "./read-events";
import { type StreamDialect, type StreamSummary, toEventError } from "./stream-dialect";

/** Matches the name of a member that reports an error. Such an expression is faster than a search for the name. */
const ERROR = /"error"[\s:]/;

/** The events of chat and legacy completions. `[DONE]` is the end marker. */
export const openaiEvents: StreamDialect = {
  summarize: (_head, tail) => {
    const quick = ERROR.test(tail.toString("latin1")) ? null : summarize(sliceFromUsage(tail));
    return quick?.isComplete && quick.usage ? quick : summarize(tail);
  },
  findText: (event) => joinTexts(listChoices(event).flatMap(listTexts)),
  formatError: (error) => `data: ${JSON.stringify(toEventError(error))}\n\n`,
};

/** Returns whether an event has usage and no choices. OpenAI sends such an event last, on request. */
export function reportsUsageOnly(event: unknown): boolean {
  const choices = getProperty(event, "choices");
  return Array.isArray(choices) && choices.length === 0 && findRawUsage(event) !== null;
}

/** Returns the events from the last one that mentions usage. For most streams, they are enough. */
function sliceFromUsage(tail: Buffer): Buffer {
  const usage = Math.max(0, tail.lastIndexOf('"usage"'));
  return tail.subarray(tail.lastIndexOf("\n\n", usage) + 1);
}

function summarize(tail: Buffer): StreamSummary {
  const texts = splitEvents(tail.toString("utf8")).map(parseEventData);
  const events = texts.map((text) => (text === null ? undefined : parseJson(text)));
  return {
    isComplete: texts.some((text) => text?.trim() === "[DONE]") || isFinished(events),
    hasError: events.some(reportsError),
    usage: parseAnswerUsage(events.findLast((event) => findRawUsage(event) !== null)),
  };
}

/** Returns whether an event reports only usage, or all choices are finished. */
function isFinished(events: unknown[]): boolean {
  if (events.some(reportsUsageOnly)) return true;
  const finished = new Map<unknown, boolean>();
  for (const choice of events.flatMap(listChoices)) {
    const index = getProperty(choice, "index");
    const isOver = Boolean(getProperty(choice, "finish_reason"));
    finished.set(index, isOver || finished.get(index) === true);
  }
  return finished.size > 0 && [...finished.values()].every(Boolean);
}

function listChoices(event: unknown): unknown[] {
  const choices = getProperty(event, "choices");
  return Array.isArray(choices) ? choices : [];
}

/** Returns the texts of a choice: `text` of a legacy completion, else those of the delta of a chat. */
function listTexts(choice: unknown): unknown[] {
  const delta = getProperty(choice, "delta");
  const calls = getProperty(delta, "tool_calls");
  return [
    getProperty(choice, "text"),
    ...["content", "reasoning_content", "reasoning", "refusal", "text"].map((name) =>
      getProperty(delta, name),
    ),
    ...(Array.isArray(calls) ? calls : []).map((call) =>
      getProperty(getProperty(call, "function"), "arguments"),
    ),
  ];
}
