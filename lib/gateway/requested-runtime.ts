import { z } from "zod";
import { invalidField, invalidInput } from "@/lib/core/errors";
import type { RequestedRuntime } from "@/lib/runtimes/select-runtime";

const text = z
  .string("Expected text or a whole number")
  .trim()
  .min(1, "Must not be empty")
  .max(200, "At most 200 characters")
  .regex(/^\P{Cc}*$/u, "Contains control characters");
const toText = (value: unknown) => (Number.isInteger(value) && Number(value) > 0 ? String(value) : value);
const reference = z.preprocess(toText, text.nullish());
const runtimeNaming = z.object({ runtime_id: reference, runtime: reference, model: reference });

/**
 * Parses which runtime a request names. A header counts like its field.
 * @throws INVALID_REQUEST when a field is not a reference, or header and field contradict each other.
 */
export function parseRequestedRuntime(headers: Headers, body: Record<string, unknown>): RequestedRuntime {
  const parsed = runtimeNaming.safeParse(body);
  if (!parsed.success) {
    throw invalidInput(parsed.error);
  }
  const { runtime_id, runtime, model } = parsed.data;
  return {
    runtimeId: agreed("runtime_id", headers.get("x-keystead-runtime-id"), runtime_id),
    runtime: agreed("runtime", headers.get("x-keystead-runtime"), runtime),
    model: model ?? null,
  };
}

function agreed(field: string, header: string | null, value: string | null | undefined) {
  const given = value ?? null;
  const said = header?.trim() || null;
  if (said !== null && given !== null && said !== given) {
    throw invalidField(field, `The header x-keystead-${field.replace("_", "-")} names another one`);
  }
  return given ?? said;
}
