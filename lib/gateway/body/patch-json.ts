import { type Member, outlineJson } from "./json-outline";

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

/** A JSON object: its text and the positions of its members. */
export type JsonObject = { bytes: Buffer; members: readonly Member[] };

/**
 * Returns the change that gives the member at a path a new JSON text. `missing` is the text of an object that
 * the path needs and that is missing. When the path leads through another value, nothing changes.
 */
export function toMemberChange(
  { bytes, members }: JsonObject,
  [name = "", ...rest]: readonly string[],
  text: string,
  missing = "{}",
): MemberChanges {
  if (rest.length === 0) return { [name]: text };
  const member = members.findLast((one) => one.name === name);
  const inner = member ? bytes.subarray(member.valueStart, member.end) : Buffer.from(missing);
  if (!inner.subarray(0, 1).equals(OPEN)) return {};
  const object = { bytes: inner, ...outlineJson(inner, Number.POSITIVE_INFINITY) };
  return { [name]: patchJson(inner, object.members, toMemberChange(object, rest, text)).toString("utf8") };
}

const OPEN = Buffer.from("{");
const COMMA = Buffer.from(",");
const CLOSE = Buffer.from("}");
