import { logTime, shortDay } from "@/components/ui/values/format";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import type { UsageGroup } from "./params";
import type { ReportRow } from "./types";

const NOTHING: Record<UsageGroup, string> = {
  model: "No model",
  provider: "No provider",
  runtime: "No runtime",
  key: "No key",
  tag: "No tag",
  project: "No project",
  credential: "No stored credential",
  day: "",
};

/** Returns the name of the group of a row. */
export function groupName(group: UsageGroup, row: ReportRow): string {
  if (group === "day") return row.day ? dayName(row.day) : "";
  const value = row[group];
  if (value === null || value === undefined) return NOTHING[group];
  if (group === "model" || group === "tag") return value;
  if (group === "provider") return findProvider(value)?.name ?? value;
  return row[`${group}Name`] ?? `Deleted ${group}`;
}

/** Returns the label of a day in a chart or table. */
export const dayName = (day: string) => shortDay(day, new Date());

/** Returns the label of a row's day or hour in a chart. */
export const timeName = ({ day, hour }: ReportRow) => (hour ? logTime(hour) : dayName(day ?? ""));
