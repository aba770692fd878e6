import type { Member } from "./json-outline";

/** The JSON text that members of an object get instead of theirs; null takes a member out. */
export type MemberChanges = Readonly<Record<string, string | null>>;

/** Returns a JSON object with some members changed. All other members stay as they are written, byte for byte. */
export function patchJson(bytes: Buffer, members: readonly Member[], changes: MemberChanges): Buffer {
  if (Object.keys(changes).length === 0) return bytes;
  const present = new Set(members.map(({ name }) => name));
  const added = Object.entries(changes).flatMap(([name, text]) =>
    text === null || present.has(name) ? [] : [Buffer.from(`${JSON.stringify(name)}:${text}`)],
  );
  const kept = members.flatMap(({ name, start, valueStart, end }) => {
    const change = Object.hasOwn(changes, name) ? changes[name] : undefined;
    if (change === undefined) return [bytes.subarray(start, end)];
    if (change === null) return [];
    return [Buffer.concat([bytes.subarray(start, valueStart), Buffer.from(change)])];
  });
  const pieces = [...added, ...kept].flatMap((piece, index) => (index === 0 ? [piece] : [COMMA, piece]));
  return Buffer.concat([OPEN, ...pieces, CLOSE]);
}

const OPEN = Buffer.from("{");
const COMMA = Buffer.from(",");
const CLOSE = Buffer.from("}");
