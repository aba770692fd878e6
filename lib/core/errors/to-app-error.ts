import type { Logger } from "@/lib/core/log";
import { isDatabaseBusy, isDatabaseUnavailable } from "./database-unavailable";
import { AppError } from "./errors";

/** Returns the error to answer with. Logs any failure that is not an AppError and returns INTERNAL for it. */
export function toAppError(failure: unknown, requestId: string, log: Logger): AppError {
  if (failure instanceof AppError) return failure;
  if (isDatabaseUnavailable(failure)) {
    const busy = { reason: "busy", message: "Too many requests wait for the database. Try again" };
    return new AppError("UNAVAILABLE", {
      ...(isDatabaseBusy(failure) && busy),
      headers: { "Retry-After": "1" },
    });
  }
  log.error("failed", { requestId, ...toFailureFacts(failure) });
  return new AppError("INTERNAL");
}

/**
 * Returns the loggable facts of an unexpected failure. The message of a failed query contains its parameters,
 * so only the cause's message and the stack frames are used.
 */
export function toFailureFacts(failure: unknown) {
  if (!(failure instanceof Error)) return { error: typeof failure };
  const cause = failure.cause instanceof Error ? failure.cause : failure;
  const frames = failure.stack?.split("\n").filter((line) => line.startsWith("    at "));
  return { error: `${cause.name}: ${cause.message}`, stack: frames?.join("\n") };
}
