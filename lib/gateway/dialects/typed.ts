import { findRawUsage, parseTokenUsage } from "@/lib/gateway/answers/token-usage";
import { findLastObject, getProperty, joinTexts, parseEvents, reportsError } from "./read-events";
import { type StreamDialect, toEventError } from "./stream-dialect";

/** The types of the events that end a stream of responses, images, speech or transcriptions. */
const ENDS = [
  ...["response.completed", "response.incomplete", "response.failed", "response.cancelled"],
  ...["image_generation.completed", "speech.audio.done", "transcript.text.done"],
];
const FAILURES = ["error", "response.failed"];
/** Matches events that may report usage, an error or the end. Most events only add text. */
const WANTED = new RegExp(["usage", "error", ...ENDS].join("|"));
/** The beginnings of the last events. In a JSON text of the answer, quotes are escaped. */
const MARKS = ENDS.flatMap((type) => [`"type":"${type}"`, `"type": "${type}"`]);

/** The events whose field `type` names them: those of responses, images, speech and transcriptions. */
export const typedEvents: StreamDialect = {
  summarize: (_head, tail) => {
    const events = parseEvents(tail, WANTED);
    return {
      isComplete: tail.includes("data: [DONE]") || events.some((event) => ENDS.includes(toType(event))),
      hasError: events.some((event) => FAILURES.includes(toType(event)) || reportsError(event)),
      // The beginning of a large event is not kept.
      usage: parseTokenUsage(events.map(findUsage).findLast(Boolean) ?? findLastObject(tail, "usage")),
    };
  },
  // The last event of a response repeats it, and may be larger than the end that is kept.
  includesEnd: (events) => MARKS.some((mark) => events.includes(mark)),
  findText: (event) => joinTexts([getProperty(event, "delta")]),
  formatError: (error) => {
    const { code, message, param } = error;
    // The number of the last event is unknown, but clients expect one.
    const data = { type: "error", sequence_number: 0, code, message, param, ...toEventError(error) };
    return `event: error\ndata: ${JSON.stringify(data)}\n\n`;
  },
};

const toType = (event: unknown): string => joinTexts([getProperty(event, "type")]);

const findUsage = (event: unknown) => findRawUsage(getProperty(event, "response")) ?? findRawUsage(event);
