const CR = 0x0d;
const LF = 0x0a;
/** A blank line: a line end after a line end, each LF, CR or CR LF. */
const LF_LF = Buffer.from("\n\n");
const CR_CR = Buffer.from("\r\r");
const LF_CR = Buffer.from("\n\r");

/** Returns where the last whole event ends, 0 when none does. */
export function findEndOfLastEvent(bytes: Buffer): number {
  const at = Math.max(bytes.lastIndexOf(LF_LF), bytes.lastIndexOf(CR_CR), findLastCrAfterLf(bytes));
  if (at < 0) return 0;
  const end = at + 2;
  return bytes[end - 1] === CR && bytes[end] === LF ? end + 1 : end;
}

/** A CR at the very end, where lines end in CR LF, waits for its LF. */
function findLastCrAfterLf(bytes: Buffer): number {
  const at = bytes.lastIndexOf(LF_CR);
  if (at < 0 || at < bytes.length - 2) return at;
  return at === 0 ? -1 : bytes.lastIndexOf(LF_CR, at - 1);
}

/** Splits a text of whole events. Each keeps its blank line. */
export const splitEvents = (text: string): string[] => text.match(EVENT) ?? [];

const EVENT = /[\s\S]*?(?:\r\n|\n|\r(?!\n))(?:\r\n|\n|\r(?!\n))|[\s\S]+$/g;

/** Returns the data of an event: its `data` lines, joined; null when it has none. */
export function parseEventData(event: string): string | null {
  const lines = event
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .flatMap((line) => /^data(?:: ?(.*))?$/s.exec(line)?.[1] ?? (line === "data" ? "" : []));
  return lines.length === 0 ? null : lines.join("\n");
}

/** Returns whether a body begins as a stream of events does. */
export const startsWithEvent = (bytes: Buffer): boolean =>
  /^\uFEFF?(?:\s*)(?:data|event|id|retry)?:/.test(bytes.toString("utf8", 0, 64));
