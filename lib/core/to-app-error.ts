import { isDatabaseBusy, isDatabaseUnavailable } from "./database-unavailable";
import { AppError } from "./errors";
import type { Logger } from "./log";

/** Returns the error to answer with. A failure that is no AppError is logged whole and becomes INTERNAL. */
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
 * Returns what the log may say of an unexpected failure. The message of a failed query holds its parameters, so
 * only its cause's message is kept, and only the frames of the stack.
 */
export function toFailureFacts(failure: unknown) {
  if (!(failure instanceof Error)) return { error: typeof failure };
  const cause = failure.cause instanceof Error ? failure.cause : failure;
  const frames = failure.stack?.split("\n").filter((line) => line.startsWith("    at "));
  return { error: `${cause.name}: ${cause.message}`, stack: frames?.join("\n") };
}
