import { randomUUID } from "node:crypto";
import { jsonResponse as toResponse } from "@/lib/net/json-response";
import { isDatabaseUnavailable } from "./database-unavailable";
import { AppError } from "./errors";
import type { Logger } from "./log";

export type ErrorBody = {
  error: { code: string; message: string; type: string; reason: string | null; param: string | null };
  request_id: string;
};

export const newRequestId = () => `req_${randomUUID().replaceAll("-", "")}`;

const alwaysHeaders = (requestId: string) => ({
  "Content-Type": "application/json; charset=utf-8",
  "X-Request-Id": requestId,
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
});

/** A JSON answer with the headers that every answer has. */
export function jsonResponse(
  requestId: string,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  return toResponse(body, { status, headers: { ...alwaysHeaders(requestId), ...headers } });
}

/** What leaves of an error. Whatever is not expected is logged whole and leaves as INTERNAL. */
export function toAppError(error: unknown, requestId: string, log: Logger): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseUnavailable(error)) return new AppError("UNAVAILABLE", { headers: { "Retry-After": "1" } });
  log.error("failed", { requestId, ...failureFacts(error) });
  return new AppError("INTERNAL");
}

/** The envelope of an error. `renaming` gives fields the names of the caller's wire. */
export function toErrorBody(error: AppError, requestId: string, renaming = (path: string) => path) {
  const rename = error.asSent ? (path: string) => path : renaming;
  const param = error.param === null ? null : rename(error.param);
  return {
    error: {
      code: error.code,
      message: error.fields && param ? `${param}: ${error.message}` : error.message,
      type: error.type,
      reason: error.reason,
      param,
      ...(error.fields && {
        fields: error.fields.map(({ path, message }) => ({ path: rename(path), message })),
      }),
      ...error.extra,
    },
    request_id: requestId,
  } satisfies ErrorBody;
}

/**
 * What a log may say of an unexpected failure. A failed query's own message holds its parameters, so only the
 * cause's message is kept, and of the stack only its frames.
 */
function failureFacts(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const cause = error.cause instanceof Error ? error.cause : error;
  const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at "));
  return { error: `${cause.name}: ${cause.message}`, stack: frames?.join("\n") };
}
