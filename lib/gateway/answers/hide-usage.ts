import { parseJson } from "@/lib/gateway/body/parse-json";
import { reportsUsageOnly } from "@/lib/gateway/dialects/openai";
import { findEndOfLastEvent, parseEventData, splitEvents } from "./events";

/**
 * Matches an empty list, or an event with several data lines. Only such events can contain nothing but usage.
 */
const CANDIDATE = /\[\s*\]|[^\r\n](?:\r\n|\n|\r)data/;

/** Matches the name of the member with the usage. Such an expression is faster than a search for the name. */
const USAGE = /"usage"[\s:]/;

/**
 * Removes the event that only reports usage, for callers who did not request it. Their clients expect a
 * choice in every event.
 */
export function hideUsage(events: Buffer): Buffer {
  const usage = events.toString("latin1").search(USAGE);
  if (usage < 0) return events;
  const from = findEndOfLastEvent(events.subarray(0, usage));
  const candidate = events.toString("latin1", from).search(CANDIDATE);
  if (candidate < 0) return events;
  const start = findEndOfLastEvent(events.subarray(0, from + candidate));
  const kept = splitEvents(events.toString("utf8", start)).filter((event) => !isUsageEvent(event));
  return Buffer.concat([events.subarray(0, start), Buffer.from(kept.join(""))]);
}

function isUsageEvent(event: string): boolean {
  if (!CANDIDATE.test(event)) return false;
  const data = parseEventData(event);
  return data !== null && reportsUsageOnly(parseJson(data));
}
