import { plural } from "@/components/ui/values/format";
import type { LeftOut } from "./env-file";
import { UNKNOWN } from "./recognise";

const MOST_NAMED = 12;

/** Returns the lines that are left out as a text: those with a fault first, and the first of many others. */
export function summarizeLeftOut(leftOut: readonly LeftOut[]): string {
  const faulty = leftOut.filter(({ reason }) => reason !== UNKNOWN);
  const others = leftOut.filter(({ reason }) => reason === UNKNOWN);
  const named = [...faulty, ...others].slice(0, MOST_NAMED);
  const more = leftOut.length - named.length;
  return [
    ...named.map(({ name, reason }) => `${name} (${reason})`),
    ...(more > 0 ? [`and ${plural(more, "other line")}`] : []),
  ].join(", ");
}
