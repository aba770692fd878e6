import { z } from "zod";
import { AppError } from "@/lib/core/errors/errors";
import { getObjectFields, unwrap } from "@/lib/core/input/schema-fields";

/** Maps our field names to wire names: those that are not their snake_case form, or all by a function. */
export type WireNames = Readonly<Record<string, string>> | ((name: string) => string);

const SNAKE: WireNames = {};

/** Returns the wire name of a field. */
export const toWireName = (name: string, names: WireNames = SNAKE) =>
  typeof names === "function"
    ? names(name)
    : (getOwn(names, name) ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** Returns an own property of a record. Inherited ones such as `constructor` are ignored. */
const getOwn = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const getItemSchema = (schema: z.core.$ZodType): z.core.$ZodType | null => {
  const inner = unwrap(schema);
  return inner instanceof z.core.$ZodArray ? inner._zod.def.element : null;
};

type Names = { wire: ReadonlyMap<string, string>; ours: ReadonlyMap<string, string> };

/** The names of the fields of each object schema, by contract. Every request and answer needs them. */
const known = new WeakMap<WireNames, WeakMap<object, Names>>();

function listNames(fields: Readonly<Record<string, unknown>>, names: WireNames): Names {
  const ofContract = known.get(names) ?? new WeakMap<object, Names>();
  known.set(names, ofContract);
  const found = ofContract.get(fields);
  if (found) return found;
  const pairs = Object.keys(fields).map((name) => [name, toWireName(name, names)] as const);
  const listed = { wire: new Map(pairs), ours: new Map(pairs.map(([ours, wire]) => [wire, ours])) };
  ofContract.set(fields, listed);
  return listed;
}

/** Renames the fields of an output for the wire. The keys of records stay unchanged. */
export function toWire(schema: z.core.$ZodType, value: unknown, names: WireNames = SNAKE): unknown {
  const item = getItemSchema(schema);
  if (item && Array.isArray(value)) return value.map((entry) => toWire(item, entry, names));
  const fields = getObjectFields(schema);
  if (!fields || !isRecord(value)) return value;
  const { wire } = listNames(fields, names);
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      const field = getOwn(fields, name);
      return [wire.get(name) ?? toWireName(name, names), field ? toWire(field, entry, names) : entry];
    }),
  );
}

/**
 * Renames the fields of an input to our names. Unknown fields keep their names, so that errors show them as
 * sent.
 * @throws INVALID_REQUEST when a field is sent under our name instead of its wire name.
 */
export function fromWire(
  schema: z.core.$ZodType,
  value: Record<string, unknown>,
  names?: WireNames,
): Record<string, unknown>;
export function fromWire(schema: z.core.$ZodType, value: unknown, names?: WireNames): unknown;
export function fromWire(schema: z.core.$ZodType, value: unknown, names: WireNames = SNAKE): unknown {
  const item = getItemSchema(schema);
  if (item && Array.isArray(value)) return value.map((entry) => fromWire(item, entry, names));
  const fields = getObjectFields(schema);
  if (!fields || !isRecord(value)) return value;
  const { ours } = listNames(fields, names);
  const renamed: [string, unknown][] = Object.entries(value).map(([name, entry]) => {
    const known = ours.get(name);
    const field = known === undefined ? undefined : fields[known];
    if (known === undefined || !field) {
      if (Object.hasOwn(fields, name)) throw unknownField(name);
      return [name, entry];
    }
    return [known, fromWire(field, entry, names)];
  });
  return Object.fromEntries(renamed);
}

const unknownField = (path: string) => {
  const message = "Unknown field";
  const fields = [{ path, message }];
  return new AppError("INVALID_REQUEST", {
    message,
    reason: "validation",
    param: path,
    fields,
    asSent: true,
  });
};

/** Returns a dotted path with wire names instead of ours. */
export function toWirePath(schema: z.core.$ZodType, path: string, names: WireNames = SNAKE): string {
  let at: z.core.$ZodType | null = schema;
  const renamed = path.split(".").map((segment) => {
    const fields: ReturnType<typeof getObjectFields> = at && getObjectFields(at);
    const field = fields && getOwn(fields, segment);
    at = field ?? (at && getItemSchema(at));
    return field ? toWireName(segment, names) : segment;
  });
  return renamed.join(".");
}

/**
 * Parses query parameters by the schema: numbers, booleans (`1`, `true`, `0`, `false`) and lists separated by
 * commas. A blank value counts as absent, and `absent` too.
 */
export function parseQuery(
  schema: z.core.$ZodType,
  parameters: URLSearchParams,
  { names = SNAKE, absent = "" }: { names?: WireNames | undefined; absent?: string | undefined } = {},
) {
  const input: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(getObjectFields(schema) ?? {})) {
    const text = parameters.get(toWireName(name, names));
    if (text !== null && text !== "" && text !== absent) input[name] = parseParameter(field, text);
  }
  return input;
}

function parseParameter(field: z.core.$ZodType, text: string): unknown {
  const { type } = unwrap(field)._zod.def;
  if (type === "number" && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === "boolean")
    return ["1", "true"].includes(text) || (["0", "false"].includes(text) ? false : text);
  if (type === "array") return text.split(",").map((entry) => entry.trim());
  return text;
}

/** Returns the JSON Schema of a schema, with wire names. */
export function toWireSchema(schema: z.ZodType, direction: "input" | "output", names: WireNames = SNAKE) {
  const { $schema, ...json } = z.toJSONSchema(schema, {
    io: "input",
    target: "draft-2020-12",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      // `format` says it already, and zod's pattern for a time has 400 characters.
      if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
      if (zodSchema._zod.def.type !== "object") return;
      const rename = (name: string) => toWireName(name, names);
      const properties = Object.entries(jsonSchema.properties ?? {});
      jsonSchema.properties = Object.fromEntries(properties.map(([name, entry]) => [rename(name), entry]));
      if (jsonSchema.required) jsonSchema.required = jsonSchema.required.map(rename);
      if (direction === "output") delete jsonSchema.additionalProperties;
    },
  });
  return json;
}
