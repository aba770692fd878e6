import type { z } from "zod";

type JsonSchema = z.core.JSONSchema.JSONSchema;

const ID = "1b4e28ba-2fa1-4d2c-883f-0016d3cca427";

/** Values of well-known fields. */
const VALUES: Readonly<Record<string, unknown>> = {
  name: "Example",
  target_url: "https://example.com/hook",
  url: "https://example.com/hook",
  email: "ada@example.com",
  messages: [{ role: "user", content: "Say hello in one sentence." }],
  model: "default",
  scopes: ["chat:write"],
  provider: "openai",
};

/** Returns an example of a value. Objects have their required fields, or those in `more` too. */
export function createExample(
  schema: JsonSchema | boolean | undefined,
  name = "",
  more: readonly string[] = [],
): unknown {
  if (typeof schema !== "object") return "…";
  const known = VALUES[name] ?? (/(_id|Id)$/.test(name) ? ID : undefined);
  if (known !== undefined && !schema.enum) return known;
  if (schema.enum) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  const [alternative] = schema.anyOf ?? [];
  if (alternative !== undefined) return createExample(alternative, name);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object") return createObject(schema, more);
  if (type === "array") {
    return [createExample(Array.isArray(schema.items) ? undefined : schema.items, name)];
  }
  if (type === "integer" || type === "number") return Math.max(schema.minimum ?? 1, 1);
  if (type === "boolean") return true;
  return schema.format === "date-time" ? "2030-01-01T00:00:00.000Z" : "…";
}

function createObject({ properties = {}, required = [] }: JsonSchema, more: readonly string[]) {
  const names = Object.keys(properties).filter((name) => required.includes(name) || more.includes(name));
  return Object.fromEntries(names.map((name) => [name, createExample(properties[name], name)]));
}
