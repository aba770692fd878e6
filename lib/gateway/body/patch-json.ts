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
 * the path needs and that is missing or null. When the path leads through another value, nothing changes.
 */
export const toMemberChange = (body: JsonObject, path: readonly string[], text: string, missing?: string) =>
  toMemberChanges(body, path.slice(0, -1), { [path.at(-1) ?? ""]: text }, missing);

/** Returns the change that changes members of the object at a path, like `toMemberChange`. */
export function toMemberChanges(
  { bytes, members }: JsonObject,
  [name, ...rest]: readonly string[],
  changes: MemberChanges,
  missing = "{}",
): MemberChanges {
  if (name === undefined) return changes;
  const member = members.findLast((one) => one.name === name);
  const value = member && bytes.subarray(member.valueStart, member.end);
  const inner = value && !value.equals(NULL) ? value : Buffer.from(missing);
  if (!inner.subarray(0, 1).equals(OPEN)) return {};
  const object = { bytes: inner, ...outlineJson(inner, Number.POSITIVE_INFINITY) };
  return {
    [name]: patchJson(inner, object.members, toMemberChanges(object, rest, changes)).toString("utf8"),
  };
}

const OPEN = Buffer.from("{");
const NULL = Buffer.from("null");
const COMMA = Buffer.from(",");
const CLOSE = Buffer.from("}");
