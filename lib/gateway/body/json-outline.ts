/** A member of a JSON object, with the positions of its name and value in bytes. */
export type Member = { name: string; start: number; valueStart: number; end: number };

/** The size of a JSON text: its number of values, its depth, and the members of its outermost object. */
export type JsonOutline = { values: number; depth: number; members: Member[] };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
const isBlank = (byte: number | undefined) =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * Measures a JSON text without parsing it, in one pass that stops after `most` values. For invalid JSON the
 * result has no meaning, so parse the text before using the members.
 */
export function outlineJson(bytes: Buffer, most: number): JsonOutline {
  const members: Member[] = [];
  let [values, depth, deepest, from, colon] = [1, 0, 0, -1, -1];
  const closeMember = (at: number) => {
    if (from >= 0 && colon >= 0) members.push(toMember(bytes, from, colon, at));
    from = colon = -1;
  };
  for (let at = 0; at < bytes.length && values <= most; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) {
      if (depth === 1 && from < 0) from = at;
      at = findEndOfText(bytes, at);
    } else if (byte === COMMA) {
      values += 1;
      if (depth === 1) closeMember(at);
    } else if (byte === COLON) {
      if (depth === 1 && colon < 0) colon = at;
    } else if (OPENING.has(byte)) {
      values += 1;
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (CLOSING.has(byte)) {
      if (depth === 1) closeMember(at);
      depth -= 1;
    }
  }
  return { values, depth: deepest, members };
}

/** Splits the text of a JSON array into the texts of its elements. */
export function splitElements(bytes: Buffer): Buffer[] {
  const elements: Buffer[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) {
      at = findEndOfText(bytes, at);
    } else if (OPENING.has(byte)) {
      depth += 1;
      if (depth === 1) start = at + 1;
    } else if (CLOSING.has(byte) || (byte === COMMA && depth === 1)) {
      if (depth === 1) elements.push(bytes.subarray(start, at));
      if (byte === COMMA) start = at + 1;
      else depth -= 1;
    }
  }
  return elements;
}

/** Returns the position of the quote that ends a text. */
function findEndOfText(bytes: Buffer, start: number): number {
  const next = bytes.indexOf(QUOTE, start + 1);
  if (next < 0) return bytes.length;
  if (bytes[next - 1] !== BACKSLASH) return next;
  for (let at = start + 1; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === QUOTE) return at;
  }
  return bytes.length;
}

function toMember(bytes: Buffer, start: number, colon: number, limit: number): Member {
  let [nameEnd, valueStart, end] = [colon, colon + 1, limit];
  while (isBlank(bytes[nameEnd - 1])) nameEnd -= 1;
  while (isBlank(bytes[valueStart])) valueStart += 1;
  while (isBlank(bytes[end - 1])) end -= 1;
  const raw = bytes.toString("utf8", start + 1, nameEnd - 1);
  return { name: raw.includes("\\") ? unescapeName(raw) : raw, start, valueStart, end };
}

function unescapeName(raw: string): string {
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}
