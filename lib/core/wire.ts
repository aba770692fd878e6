import { z } from "zod";
import { AppError } from "./errors";

/** The names of a contract where they are not the snake_case form: ours to theirs. */
export type WireNames = Readonly<Record<string, string>>;

const SNAKE: WireNames = {};

/** One of our names as the wire has it. */
export const toWireName = (name: string, names = SNAKE) =>
  getOwn(names, name) ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What a record has under a name itself, not what every object inherits under `constructor` and the like. */
const getOwn = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The schema under optional, nullable, default and codec wrappers. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod;
  if (def.type === "pipe") return unwrap((schema as z.core.$ZodPipe)._zod.def.in);
  if ("innerType" in def) return unwrap(def.innerType as z.core.$ZodType);
  return schema;
}

/** The fields of an object schema, null for every other schema. */
export function getObjectFields(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | null {
  const inner = unwrap(schema);
  return inner instanceof z.core.$ZodObject ? inner._zod.def.shape : null;
}

const getItemSchema = (schema: z.core.$ZodType): z.core.$ZodType | null => {
  const inner = unwrap(schema);
  return inner instanceof z.core.$ZodArray ? inner._zod.def.element : null;
};

/** Renames the keys of objects, never those of records, to what goes over the wire. */
export function toWire(schema: z.core.$ZodType, value: unknown, names = SNAKE): unknown {
  const item = getItemSchema(schema);
  if (item && Array.isArray(value)) return value.map((entry) => toWire(item, entry, names));
  const fields = getObjectFields(schema);
  if (!fields || !isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      const field = getOwn(fields, name);
      return [toWireName(name, names), field ? toWire(field, entry, names) : entry];
    }),
  );
}

/**
 * Renames what came over the wire to our names. A field that the schema does not know keeps its name, so that
 * it is refused under it; one that comes under our name instead of the wire's is such a field too.
 */
export function fromWire(schema: z.core.$ZodType, value: unknown, names = SNAKE): unknown {
  const item = getItemSchema(schema);
  if (item && Array.isArray(value)) return value.map((entry) => fromWire(item, entry, names));
  const fields = getObjectFields(schema);
  if (!fields || !isRecord(value)) return value;
  const ours = new Map(Object.keys(fields).map((name) => [toWireName(name, names), name]));
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

/** A dotted path of our names as the wire has it. */
export function toWirePath(schema: z.core.$ZodType, path: string, names = SNAKE): string {
  let at: z.core.$ZodType | null = schema;
  const renamed = path.split(".").map((segment) => {
    const fields: ReturnType<typeof getObjectFields> = at && getObjectFields(at);
    const field = fields && getOwn(fields, segment);
    at = field ?? (at && getItemSchema(at));
    return field ? toWireName(segment, names) : segment;
  });
  return renamed.join(".");
}

/** Query parameters as the input that the schema expects: numbers, flags (`1`, `true`), lists by commas. */
export function parseQuery(schema: z.core.$ZodType, parameters: URLSearchParams, names = SNAKE) {
  const input: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(getObjectFields(schema) ?? {})) {
    const text = parameters.get(toWireName(name, names));
    if (text !== null && text !== "") input[name] = parseParameter(field, text);
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

/** The JSON Schema of a schema as it stands on the wire. */
export function toWireSchema(schema: z.ZodType, direction: "input" | "output", names = SNAKE) {
  const { $schema, ...json } = z.toJSONSchema(schema, {
    io: "input",
    target: "draft-2020-12",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
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
