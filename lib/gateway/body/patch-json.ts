import type { Member } from "./json-outline";

/** New JSON texts for members of an object, by name. Null removes a member. */
export type MemberChanges = Readonly<Record<string, string | null>>;

/** Returns a JSON object with changed members. All other members keep their exact bytes. */
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
