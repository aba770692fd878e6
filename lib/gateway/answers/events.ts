const CR = 0x0d;
const LF = 0x0a;
/** Blank lines: two line ends, each of them LF, CR or CR LF. */
const LF_LF = Buffer.from("\n\n");
const CR_CR = Buffer.from("\r\r");
const LF_CR = Buffer.from("\n\r");

/** Returns the position after the last complete event, 0 when there is none. */
export function findEndOfLastEvent(bytes: Buffer): number {
  // Most chunks end with an event, and need no search.
  if (bytes.at(-1) === LF && bytes.at(-2) === LF) return bytes.length;
  const newline = bytes.lastIndexOf(LF_LF);
  // The others are rare, and a search for them would read all that is before.
  const rest = bytes.subarray(newline + 1);
  const other = Math.max(rest.lastIndexOf(CR_CR), findLastCrAfterLf(rest));
  const at = other < 0 ? newline : newline + 1 + other;
  if (at < 0) return 0;
  const end = at + 2;
  return bytes[end - 1] === CR && bytes[end] === LF ? end + 1 : end;
}

/**
 * Returns the last position of an LF before a CR, -1 when there is none. A CR at the end is skipped, because
 * its LF may follow.
 */
function findLastCrAfterLf(bytes: Buffer): number {
  const at = bytes.lastIndexOf(LF_CR);
  if (at < 0 || at < bytes.length - 2) return at;
  return at === 0 ? -1 : bytes.lastIndexOf(LF_CR, at - 1);
}

/** Splits a text of complete events. Each event keeps its blank line. */
export const splitEvents = (text: string): string[] => text.match(EVENT) ?? [];

/** Matches an event with its blank line, or the rest of a text. */
export const EVENT = /[\s\S]*?(?:\r\n|\n|\r(?!\n))(?:\r\n|\n|\r(?!\n))|[\s\S]+$/g;

/** Returns the joined `data` lines of an event, null when it has none. */
export function parseEventData(event: string): string | null {
  const lines = event
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .flatMap((line) => /^data(?:: ?(.*))?$/s.exec(line)?.[1] ?? (line === "data" ? "" : []));
  return lines.length === 0 ? null : lines.join("\n");
}

/** Returns whether a body begins like a stream of events. */
export const startsWithEvent = (bytes: Buffer): boolean =>
  /^\uFEFF?(?:\s*)(?:data|event|id|retry)?:/.test(bytes.toString("utf8", 0, 64));
