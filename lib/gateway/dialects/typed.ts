import { findRawUsage, parseAnswerUsage } from "@/lib/gateway/answers/token-usage";
import {
  findLastObject,
  getProperty,
  joinTexts,
  parseEvents,
  parseFirstEvent,
  reportsError,
} from "./read-events";
import { type StreamDialect, toEventError } from "./stream-dialect";

/** The types of the events that end a stream of responses, images, speech or transcriptions. */
const ENDS = [
  ...["response.completed", "response.incomplete", "response.failed", "response.cancelled"],
  ...["image_generation.completed", "speech.audio.done", "transcript.text.done"],
];
const FAILURES = ["error", "response.failed"];
const ITEM_DONE = "response.output_item.done";
const ITEM = new RegExp(ITEM_DONE);
/** Matches events that may report usage, an error or the end. Most events only add text. */
const WANTED = new RegExp(["usage", "error", ...ENDS].join("|"));
/** Matches the beginning of a last event. In a JSON text of the answer, quotes are escaped. */
const END = new RegExp(`"type": ?"(?:${ENDS.join("|")})"`);

/** The events whose field `type` names them: those of responses, images, speech and transcriptions. */
export const typedEvents: StreamDialect = {
  summarize: (head, tail) => {
    const events = parseEvents(tail, WANTED);
    return {
      isComplete: tail.includes("data: [DONE]") || events.some((event) => ENDS.includes(toType(event))),
      hasError: events.some((event) => FAILURES.includes(toType(event)) || reportsError(event)),
      usage: parseAnswerUsage(events.findLast((event) => findRawUsage(event)) ?? findCutAnswer(head, tail)),
    };
  },
  // The last event of a response repeats it, and may be larger than the end that is kept.
  includesEnd: (events) => END.test(events.toString("latin1")),
  listItems: (events) =>
    events.includes(ITEM_DONE) ? parseEvents(events, ITEM).map((event) => getProperty(event, "item")) : [],
  findText: (event) => joinTexts([getProperty(event, "delta")]),
  formatError: (error) => {
    const { code, message, param } = error;
    // The number of the last event is unknown, but clients expect one.
    const data = { type: "error", sequence_number: 0, code, message, param, ...toEventError(error) };
    return `event: error\ndata: ${JSON.stringify(data)}\n\n`;
  },
};

const toType = (event: unknown): string => joinTexts([getProperty(event, "type")]);

/** Returns the known parts of the answer in a large last event, whose beginning is not kept. */
function findCutAnswer(head: Buffer, tail: Buffer) {
  const begun = Object(getProperty(parseFirstEvent(head), "response"));
  return { ...begun, usage: findLastObject(tail, "usage") };
}
