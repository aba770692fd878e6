import type { z } from "zod";

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** A field of a request or an answer. Nested fields have dotted names, and fields of list entries `[]`. */
export type Field = { name: string; type: string; isRequired: boolean; description: string };

const DEEPEST = 3;
/** The largest integer of the database. As a bound of a field it says nothing. */
const LARGEST_INTEGER = 2 ** 31 - 1;

/** Lists the fields of a schema with their nested fields, in the order of the schema. */
export function listFields(schema: JsonSchema | boolean | undefined, prefix = "", depth = 1): Field[] {
  const { properties = {}, required = [], items } = toObject(schema);
  if (!Object.keys(properties).length && isSchema(items) && prefix === "") return listFields(items);
  return Object.entries(properties).flatMap(([key, property]) => {
    const name = prefix + key;
    const field = toField(name, property, required.includes(key));
    return depth < DEEPEST ? [field, ...listNested(toObject(property), name, depth)] : [field];
  });
}

function listNested(schema: JsonSchema, name: string, depth: number): Field[] {
  const items = Array.isArray(schema.items) ? undefined : schema.items;
  return schema.properties
    ? listFields(schema, `${name}.`, depth + 1)
    : listFields(items, `${name}[].`, depth + 1);
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === "object" && !Array.isArray(value);

/** Returns a schema without its null alternative, empty for one that allows everything. */
function toObject(schema: JsonSchema | boolean | undefined): JsonSchema {
  if (!isSchema(schema)) return {};
  const [only, ...others] = (schema.anyOf ?? []).filter((part) => !isNull(part));
  return isSchema(only) && others.length === 0 ? { ...schema, ...only } : schema;
}

function toField(name: string, given: JsonSchema | boolean, isRequired: boolean): Field {
  const schema = toObject(given);
  const description = schema.format === "date-time" ? "" : schema.description;
  return {
    ...{ name, isRequired, type: describeType(given) + (allowsNull(given) ? " or null" : "") },
    description: [description, describeBounds(schema), describeDefault(schema)].filter(Boolean).join(". "),
  };
}

const allowsNull = (schema: JsonSchema | boolean): boolean =>
  isSchema(schema) &&
  ((Array.isArray(schema.type) && schema.type.includes("null")) || (schema.anyOf ?? []).some(isNull));

const isNull = (schema: JsonSchema | boolean) => isSchema(schema) && schema.type === "null";

/** Returns the type of a value in words: `string`, `"all" or "selected"`, `list of strings`. */
export function describeType(given: JsonSchema | boolean | undefined): string {
  const schema = toObject(given);
  const choices = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (choices) return joinWords(choices.map((choice) => JSON.stringify(choice)));
  if (schema.anyOf) {
    const parts = schema.anyOf.filter((part) => !isNull(part));
    return joinWords([...new Set(parts.map(describeType))]);
  }
  const type = Array.isArray(schema.type) ? schema.type.find((name) => name !== "null") : schema.type;
  if (type === "array") {
    const items = Array.isArray(schema.items) ? undefined : schema.items;
    return `list of ${toPlural(describeType(items))}`;
  }
  if (schema.format === "date-time") return "time";
  return type ?? "any";
}

const toPlural = (type: string) => (/^(string|integer|number|object|time)$/.test(type) ? `${type}s` : type);

const joinWords = (words: readonly string[]) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

function describeBounds({ minimum, maximum, maxLength, maxItems }: JsonSchema): string {
  const isBound = (value: number | undefined) => value !== undefined && Math.abs(value) < LARGEST_INTEGER;
  if (isBound(minimum) && isBound(maximum)) return `${minimum} to ${maximum}`;
  if (isBound(minimum)) return `At least ${minimum}`;
  if (isBound(maximum)) return `At most ${maximum}`;
  if (maxLength !== undefined) return `At most ${maxLength} characters`;
  return maxItems === undefined ? "" : `At most ${maxItems} entries`;
}

const describeDefault = (schema: JsonSchema) =>
  schema.default === undefined ? "" : `Default: ${JSON.stringify(schema.default)}`;
