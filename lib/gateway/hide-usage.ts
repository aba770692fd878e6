import { parseEventData, splitEvents } from "./events";
import { parseJson } from "./parse-json";
import { reportsUsageOnly } from "./stream-summary";

/** An empty list, or an event of several data lines: only events with one of these may report usage alone. */
const CANDIDATE = /\[\s*\]|[^\r\n](?:\r\n|\n|\r)data/;

/**
 * Takes the event that only reports usage out of whole events, for callers who do not want it: their clients expect a
 * choice in every event.
 */
export function hideUsage(events: Buffer): Buffer {
  if (!CANDIDATE.test(events.toString("latin1"))) return events;
  const kept = splitEvents(events.toString("utf8")).filter((event) => !isUsageEvent(event));
  return Buffer.from(kept.join(""));
}

function isUsageEvent(event: string): boolean {
  if (!CANDIDATE.test(event)) return false;
  const data = parseEventData(event);
  return data !== null && reportsUsageOnly(parseJson(data));
}
