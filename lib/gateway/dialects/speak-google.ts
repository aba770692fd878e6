import { z } from "zod";
import type { ErrorAnswer } from "@/lib/core/errors/error-answer";

/** The names that Google gives to statuses. Other statuses from 400 are `INVALID_ARGUMENT`. */
const STATUSES: Readonly<Record<number, string>> = {
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  424: "FAILED_PRECONDITION",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  502: "UNAVAILABLE",
  503: "UNAVAILABLE",
  504: "DEADLINE_EXCEEDED",
};

/** The schema of an error in Google's form, with Keystead's fields beside it. */
export const googleError = z.object({
  error: z.object({ code: z.int(), message: z.string(), status: z.string() }),
  code: z.string().meta({ description: "Keystead's code" }),
  type: z.string(),
  reason: z.string().nullable(),
  param: z.string().nullable(),
});

/** Changes an error to the form that Google's clients read. A used up budget is a used up quota there. */
export function speakGoogle(answer: ErrorAnswer): ErrorAnswer<z.output<typeof googleError>> {
  const { error, ...others } = answer.body;
  const { message, ...fields } = error;
  const status = error.code === "BUDGET_EXCEEDED" ? 429 : answer.status;
  const name = STATUSES[status] ?? (status < 500 ? "INVALID_ARGUMENT" : "INTERNAL");
  return {
    ...answer,
    status,
    body: { error: { code: status, message, status: name }, ...fields, ...others },
  };
}
