import { invalidField } from "@/lib/core/errors/errors";
import type { ReadValues } from "@/lib/gateway/family";
import { toFieldPath } from "@/lib/gateway/request/read-body";

/** The providers that refuse the older name of the field. */
const RENAMING: ReadonlySet<string> = new Set(["openai", "azure"]);
const OLDER = "max_tokens";

/**
 * Returns the field of a body that limits its output: the first of the family, or the older one that most providers
 * take. In an object that the caller sent in another spelling, it is the field in that object.
 * @throws INVALID_REQUEST when the object is another value, or sent in two spellings.
 */
export function toCeilingField(values: ReadValues, fields: readonly string[], providerId: string): string {
  const usual = fields[0] ?? "";
  const parents = new Set(
    fields.map(toFieldPath).flatMap(([name = "", ...rest]) => (rest.length ? name : [])),
  );
  const [parent, second] = [...parents].filter((name) => values[name] != null);
  if (parent === undefined) return fields.includes(OLDER) && !RENAMING.has(providerId) ? OLDER : usual;
  if (typeof values[parent] !== "object" || Array.isArray(values[parent])) {
    throw invalidField(parent, "Must be an object");
  }
  if (second !== undefined) throw invalidField(second, `Repeats ${parent}`);
  return fields.find((field) => field.startsWith(`${parent}.`)) ?? usual;
}
