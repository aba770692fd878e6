import { parseJson } from "@/lib/gateway/parse-json";
import { findRawUsage } from "@/lib/gateway/token-usage";

/**
 * Takes the event that only reports usage out of whole events, for a caller who did not ask for it: clients that
 * ask for no usage expect a choice in every chunk.
 */
export function hideUsage(events: Buffer): Buffer {
  if (!events.includes('"choices":[]') && !events.includes('"choices": []')) return events;
  const kept = events.toString("utf8").split(/(?<=\r?\n\r?\n)/);
  return Buffer.from(kept.filter((event) => !reportsUsageOnly(event)).join(""));
}

function reportsUsageOnly(event: string): boolean {
  const data = /^data:(.*)$/m.exec(event)?.[1];
  const value = data === undefined ? undefined : parseJson(data);
  if (typeof value !== "object" || value === null || !("choices" in value)) return false;
  return Array.isArray(value.choices) && value.choices.length === 0 && findRawUsage(value) !== null;
}
