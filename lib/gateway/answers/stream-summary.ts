import { parseJson } from "@/lib/gateway/body/parse-json";
import { parseEventData, splitEvents } from "./events";
import { findRawUsage, parseTokenUsage, type TokenUsage } from "./token-usage";

/** The event format of a stream. The formats differ in the end of a stream and in its usage events. */
export type StreamDialect = "openai" | "anthropic";

/** The facts that the beginning and the end of a stream contain. */
export type StreamSummary = {
  /** Whether the stream reports that it is complete. */
  isComplete: boolean;
  /** Whether the provider reported an error in the stream. */
  hasError: boolean;
  /** The reported usage, null when there is none. */
  usage: TokenUsage | null;
};

/** Summarizes a stream from its first and last bytes. */
export function summarizeStream(dialect: StreamDialect, head: Buffer, tail: Buffer): StreamSummary {
  if (dialect === "anthropic") return summarizeAnthropic(head, tail);
  const quick = tail.includes('"error"') ? null : summarizeOpenAi(sliceFromUsage(tail));
  return quick?.isComplete && quick.usage ? quick : summarizeOpenAi(tail);
}

/** Returns the events from the last one that mentions usage. For most streams, they are enough. */
function sliceFromUsage(tail: Buffer): Buffer {
  const usage = Math.max(0, tail.lastIndexOf('"usage"'));
  return tail.subarray(tail.lastIndexOf("\n\n", usage) + 1);
}

function summarizeOpenAi(tail: Buffer): StreamSummary {
  const texts = splitEvents(tail.toString("utf8")).map(parseEventData);
  const events = texts.map((text) => (text === null ? undefined : parseJson(text)));
  return {
    isComplete: texts.some((text) => text?.trim() === "[DONE]") || isFinished(events),
    hasError: events.some(reportsError),
    usage: parseTokenUsage(events.map(findRawUsage).findLast((usage) => usage !== null) ?? null),
  };
}

/**
 * Summarizes a stream of Anthropic. The first event has the usage of the input, one of the last that of the
 * output.
 */
function summarizeAnthropic(head: Buffer, tail: Buffer): StreamSummary {
  const events = parseEvents(tail);
  const usages = [...parseEvents(head), ...events].map(findRawUsage).filter((usage) => usage !== null);
  return {
    isComplete: events.some(isEndOfMessage),
    hasError: events.some(reportsError),
    usage: parseTokenUsage({ ...usages[0], ...usages.at(-1) }),
  };
}

/** Returns the share of a stream's bytes that is text of the answer, from 0 to 1. */
export function measureTextShare(bytes: Buffer): number {
  const texts = parseEvents(bytes).map(findText);
  return bytes.length === 0 ? 0 : Buffer.byteLength(texts.join("")) / bytes.length;
}

/** Returns the JSON values of the events in a text. An incomplete event has none, or undefined. */
const parseEvents = (bytes: Buffer): unknown[] =>
  splitEvents(bytes.toString("utf8")).flatMap((event) => {
    const data = parseEventData(event);
    return data === null ? [] : [parseJson(data)];
  });

const reportsError = (event: unknown): boolean => Boolean(getProperty(event, "error"));

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

function isEndOfMessage(event: unknown): boolean {
  if (getProperty(event, "type") === "message_stop") return true;
  return Boolean(getProperty(getProperty(event, "delta"), "stop_reason"));
}

/** Returns whether an event has usage and no choices. OpenAI sends such an event last, on request. */
export function reportsUsageOnly(event: unknown): boolean {
  const choices = getProperty(event, "choices");
  return Array.isArray(choices) && choices.length === 0 && findRawUsage(event) !== null;
}

function listChoices(event: unknown): unknown[] {
  const choices = getProperty(event, "choices");
  return Array.isArray(choices) ? choices : [];
}

/** Returns the text that an event adds to the answer. */
function findText(event: unknown): string {
  const deltas = [
    ...listChoices(event).map((choice) => getProperty(choice, "delta")),
    getProperty(event, "delta"),
  ];
  const texts = deltas.flatMap((delta) => [
    ...["content", "reasoning_content", "text", "thinking", "partial_json"].map((name) =>
      getProperty(delta, name),
    ),
    ...listArguments(delta),
  ]);
  return texts.filter((text) => typeof text === "string").join("");
}

function listArguments(delta: unknown): unknown[] {
  const calls = getProperty(delta, "tool_calls");
  if (!Array.isArray(calls)) return [];
  return calls.map((call) => getProperty(getProperty(call, "function"), "arguments"));
}

const getProperty = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
