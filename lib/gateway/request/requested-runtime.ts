import { isUtf8 } from "node:buffer";
import { z } from "zod";
import { invalidField, invalidInput } from "@/lib/core/errors/errors";
import type { Params, ReadValues } from "@/lib/gateway/family";
import type { RequestedRuntime } from "@/lib/runtimes/select-runtime";

const text = z
  .string("Expected text or a whole number")
  .trim()
  .min(1, "Must not be empty")
  .max(200, "At most 200 characters")
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, "Contains control characters");
const toText = (value: unknown) => (Number.isInteger(value) && Number(value) > 0 ? String(value) : value);
const reference = z.preprocess(toText, text.nullish());
const runtimeNaming = z.object({ runtime_id: reference, runtime: reference, model: reference });

/**
 * Parses the runtime that a request names. A header is equivalent to its field. A route parameter `model`
 * replaces the field.
 * @throws INVALID_REQUEST when a field is invalid, or when a header and its field differ.
 */
export function parseRequestedRuntime(
  headers: Headers,
  values: ReadValues,
  { model: inPath }: Params = {},
): RequestedRuntime {
  const parsed = runtimeNaming.safeParse(inPath === undefined ? values : { ...values, model: inPath });
  if (!parsed.success) throw invalidInput(parsed.error);
  const { runtime_id: id = null, runtime: name = null, model = null } = parsed.data;
  const ids = listSpellings(headers, "x-keystead-runtime-id");
  const names = listSpellings(headers, "x-keystead-runtime");
  refuseContradiction("runtime_id", "x-keystead-runtime-id", ids, id);
  refuseContradiction("runtime", "x-keystead-runtime", names, name);
  return { runtimeId: id ?? ids[0] ?? null, runtime: name ?? (names.length > 0 ? names : null), model };
}

function refuseContradiction(
  field: string,
  header: string,
  inHeader: readonly string[],
  given: string | null,
) {
  if (given !== null && inHeader.length > 0 && !inHeader.includes(given)) {
    throw invalidField(field, `The header ${header} names another one`);
  }
}

/** Returns the possible meanings of a header: unchanged, percent-decoded, and with its bytes as UTF-8. */
function listSpellings(headers: Headers, name: string): string[] {
  const value = headers.get(name)?.trim();
  if (!value) return [];
  const bytes = Buffer.from(value, "latin1");
  return [...new Set([value, decodePercent(value), isUtf8(bytes) ? bytes.toString("utf8") : value])];
}

function decodePercent(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
