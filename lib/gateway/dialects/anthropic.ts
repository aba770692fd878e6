import { findRawUsage, parseAnswerUsage } from "@/lib/gateway/answers/token-usage";
import { getProperty, joinTexts, parseEvents, reportsError } from "./read-events";
import { speakMessages } from "./speak-messages";
import { type StreamDialect, toEventError } from "./stream-dialect";

/** Matches events that may report usage, an error or the end. Most events only add text. */
const WANTED = /usage|error|message_stop|stop_reason/;

/**
 * The events of messages. The first event has the usage of the input, one of the last that of the output.
 */
export const anthropicEvents: StreamDialect = {
  summarize: (head, tail) => {
    const events = parseEvents(tail, WANTED);
    const reporting = [...parseEvents(head, WANTED), ...events].filter((event) => findRawUsage(event));
    const [first, last] = [reporting[0], reporting.at(-1)].map(findRawUsage);
    const model = getProperty(getProperty(reporting[0], "message"), "model");
    return {
      isComplete: events.some(isEndOfMessage),
      hasError: events.some(reportsError),
      usage: parseAnswerUsage({ model, usage: { ...first, ...withoutNulls(last ?? {}) } }),
    };
  },
  findText: (event) => {
    const delta = getProperty(event, "delta");
    return joinTexts(["text", "thinking", "partial_json"].map((name) => getProperty(delta, name)));
  },
  formatError: (error) => {
    const { body } = speakMessages({ status: error.status, headers: {}, body: toEventError(error) });
    return `event: error\ndata: ${JSON.stringify({ type: "error", ...body })}\n\n`;
  },
};

/** Returns the counts of an event. Those that it does not repeat are null in it. */
const withoutNulls = (usage: object) =>
  Object.fromEntries(Object.entries(usage).filter(([, count]) => count !== null));

function isEndOfMessage(event: unknown): boolean {
  if (getProperty(event, "type") === "message_stop") return true;
  return Boolean(getProperty(getProperty(event, "delta"), "stop_reason"));
}
