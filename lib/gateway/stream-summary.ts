import { parseEventData, splitEvents } from "./events";
import { parseJson } from "./parse-json";
import { findRawUsage, type TokenUsage, tokenUsage } from "./token-usage";

/** Whose events a stream speaks: they differ in how they end and where they report usage. */
export type StreamDialect = "openai" | "anthropic";

/** What the beginning and the end of a stream say of it. */
export type StreamSummary = {
  /** Whether the stream said that it is complete. */
  isComplete: boolean;
  /** Whether the provider reported an error in it. */
  hasError: boolean;
  /** The usage that was reported, null when none was. */
  usage: TokenUsage | null;
  /** Which part of the stream's bytes is text of the answer, from 0 to 1. */
  textShare: number;
};

/** Reads the first and the last bytes of a stream, whatever its line ends. */
export function summarizeStream(dialect: StreamDialect, head: Buffer, tail: Buffer): StreamSummary {
  const last = tail.toString("utf8");
  const events = parseEvents(last);
  const all = [...parseEvents(head.toString("utf8")), ...events];
  const usages = all.map(findRawUsage).filter((usage) => usage !== null);
  const texts = events.map(findText);
  return {
    isComplete: dialect === "openai" ? isCompleteOpenAi(events, last) : events.some(isEndOfMessage),
    hasError: events.some((event) => Boolean(getProperty(event, "error"))),
    usage: tokenUsage(dialect === "openai" ? (usages.at(-1) ?? null) : { ...usages[0], ...usages.at(-1) }),
    textShare: tail.length === 0 ? 0 : Buffer.byteLength(texts.join("")) / tail.length,
  };
}

/** Returns the JSON values of a text's events. The first may be cut off at its beginning. */
const parseEvents = (text: string): unknown[] =>
  splitEvents(text).flatMap((event) => {
    const data = parseEventData(event);
    return data === null ? [] : [parseJson(data)];
  });

/** By its terminator, by the usage after the last choice, or because all its choices are finished. */
function isCompleteOpenAi(events: unknown[], text: string): boolean {
  if (splitEvents(text).some((event) => parseEventData(event)?.trim() === "[DONE]")) return true;
  const finished = new Map<unknown, boolean>();
  for (const choice of events.flatMap(listChoices)) {
    const index = getProperty(choice, "index");
    const isFinished = Boolean(getProperty(choice, "finish_reason"));
    finished.set(index, isFinished || finished.get(index) === true);
  }
  if (events.some(reportsUsageOnly)) return true;
  return finished.size > 0 && [...finished.values()].every(Boolean);
}

function isEndOfMessage(event: unknown): boolean {
  if (getProperty(event, "type") === "message_stop") return true;
  return Boolean(getProperty(getProperty(event, "delta"), "stop_reason"));
}

/** Returns whether an event has usage and no choice: what OpenAI sends last to those who want it. */
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
