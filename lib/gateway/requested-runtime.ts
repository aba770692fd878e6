import { z } from "zod";
import { invalidField } from "@/lib/core/errors";
import type { RequestedRuntime } from "@/lib/runtimes/select-runtime";

const reference = z
  .union([
    z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^\P{Cc}*$/u),
    z.int().min(1),
  ])
  .nullish();
const runtimeNaming = z.object({ runtime_id: reference, runtime: reference, model: reference });

/**
 * Parses which runtime a request names. A header counts like its field.
 * @throws INVALID_REQUEST when a field is not a reference, or header and field contradict each other.
 */
export function parseRequestedRuntime(headers: Headers, body: Record<string, unknown>): RequestedRuntime {
  const parsed = runtimeNaming.safeParse(body);
  if (!parsed.success) {
    throw invalidField(
      String(parsed.error.issues[0]?.path[0] ?? "model"),
      "Give it as text or a whole number",
    );
  }
  const { runtime_id, runtime, model } = parsed.data;
  return {
    runtimeId: agreed("runtime_id", headers.get("x-keystead-runtime-id"), runtime_id),
    runtime: agreed("runtime", headers.get("x-keystead-runtime"), runtime),
    model: model == null ? null : String(model),
  };
}

function agreed(field: string, header: string | null, value: string | number | null | undefined) {
  const given = value == null ? null : String(value);
  const said = header?.trim() || null;
  if (said !== null && given !== null && said !== given) {
    throw invalidField(field, `The header x-keystead-${field.replace("_", "-")} names another one`);
  }
  return given ?? said;
}
