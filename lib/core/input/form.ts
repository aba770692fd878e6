import type { z } from "zod";
import type { FormValues } from "@/lib/core/errors/action-result";
import { getObjectFields, unwrap } from "./schema-fields";

/**
 * Parses a form into the input of an object schema. Nested fields have dotted names. Fields that the schema
 * does not have are ignored, and fields that the form does not have are omitted.
 * - Number: an empty one is omitted. Text that is not a number stays text, so that the schema rejects it.
 * - List: all values, split at commas and line breaks and trimmed, without duplicates and blanks.
 * - Checkbox: the last value counts. A hidden `0` before the checkbox is the value of an unticked one.
 * - Text: an empty one is null if the schema allows null, omitted if the field is optional, else empty.
 */
export function parseForm(schema: z.core.$ZodType, form: FormData, prefix = ""): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(getObjectFields(schema) ?? {})) {
    const value = readField(field, form, prefix + name);
    if (value !== undefined) input[name] = value;
  }
  return input;
}

function readField(field: z.core.$ZodType, form: FormData, name: string): unknown {
  if (getObjectFields(field)) {
    const nested = parseForm(field, form, `${name}.`);
    return Object.keys(nested).length > 0 ? nested : undefined;
  }
  const texts = form.getAll(name).filter((entry) => typeof entry === "string");
  const last = texts.at(-1);
  if (last === undefined) return undefined;
  const { type } = unwrap(field)._zod.def;
  if (type === "array") return parseList(texts);
  if (type === "number") return parseNumber(last);
  if (type === "boolean") return !["", "0", "false"].includes(last);
  return last.trim() === "" ? toAbsentValue(field) : last;
}

/** Splits texts at commas and line breaks. Returns the trimmed entries without duplicates and blanks. */
export function parseList(texts: readonly string[]): string[] {
  const entries = texts.flatMap((text) => text.split(/[,\n\r]/)).map((entry) => entry.trim());
  return [...new Set(entries.filter((entry) => entry !== ""))];
}

function parseNumber(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return /^[+-]?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
}

function toAbsentValue(field: z.core.$ZodType): null | undefined | "" {
  const { def } = field._zod;
  if (def.type === "nullable") return null;
  if (def.type === "optional" || def.type === "default" || def.type === "prefault") {
    return allowsNull(field) ? null : undefined;
  }
  return "";
}

function allowsNull(field: z.core.$ZodType): boolean {
  const { def } = field._zod;
  return def.type === "nullable" || ("innerType" in def && allowsNull(def.innerType as z.core.$ZodType));
}

/** Returns the entered values of a form, to show them again after an error. `secrets` are left out. */
export function toFormValues(form: FormData, secrets: readonly string[] = []): FormValues {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$") || secrets.includes(name)) continue;
    const texts = form.getAll(name).filter((entry) => typeof entry === "string");
    values[name] = texts.length === 1 && texts[0] !== undefined ? texts[0] : texts;
  }
  return values;
}
