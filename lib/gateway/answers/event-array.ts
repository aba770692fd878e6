import { parseJson } from "@/lib/gateway/body/parse-json";
import { parseEventData, splitEvents } from "./events";

/** Turns events into one JSON array of their data, as Google's servers answer callers without `alt=sse`. */
export class EventArray {
  private hasElements = false;

  /** Returns the elements of whole events. Data that is not JSON is no element. */
  push(events: Buffer): string {
    const elements = splitEvents(events.toString("utf8")).map(parseEventData);
    return elements.map((element) => (isJson(element) ? this.toElement(element) : "")).join("");
  }

  /** Returns the end of the array. */
  end(): string {
    return this.hasElements ? "]" : "[]";
  }

  private toElement(text: string): string {
    const before = this.hasElements ? ",\r\n" : "[";
    this.hasElements = true;
    return before + text;
  }
}

const isJson = (text: string | null): text is string => text !== null && parseJson(text) !== undefined;
