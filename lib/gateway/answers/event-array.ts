import { AppError } from "@/lib/core/errors/errors";
import { findEndOfLastEvent, parseEventData, splitEvents } from "./events";

const LARGEST_EVENT = 25 * 1024 * 1024;

/** Turns events into one JSON array of their data, as Google's servers answer callers without `alt=sse`. */
export class EventArray {
  private hasElements = false;
  private pending: Buffer = Buffer.alloc(0);

  /**
   * Returns the elements of the events that are complete.
   * @throws UPSTREAM_ERROR when an event is too large.
   */
  push(bytes: Buffer): string {
    const all = this.pending.length > 0 ? Buffer.concat([this.pending, bytes]) : bytes;
    const end = findEndOfLastEvent(all);
    this.pending = all.subarray(end);
    if (this.pending.length > LARGEST_EVENT) {
      throw new AppError("UPSTREAM_ERROR", { message: "The provider failed: an event is too large" });
    }
    const elements = splitEvents(all.toString("utf8", 0, end)).map(parseEventData);
    return elements.map((element) => (element === null ? "" : this.toElement(element))).join("");
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
