import type { AppError } from "@/lib/core/errors/errors";
import { createRequestId } from "@/lib/core/request-id";
import { env } from "@/lib/env";
import { jsonResponse } from "@/lib/net/json-response";
import { securityHeaders } from "@/lib/net/page-headers";
import { findPrefix } from "./find-prefix";
import type { Style } from "./route";

type ErrorBody = {
  error: { code: string; message: string; type: string; reason: string | null; param: string | null };
  request_id: string;
};

type Rename = (path: string) => string;

/** Returns the response for an error, in the style of its contract. `rename` maps field names to the wire. */
export function errorResponse(error: AppError, requestId: string, style: Style = {}, rename?: Rename) {
  const envelope = toErrorBody(error, requestId, rename);
  const body = { ...style.beside?.(envelope.error.message), ...envelope };
  return withCommonHeaders(jsonResponse(body, { status: error.status, headers: error.headers }), requestId);
}

/** Returns the response for a request that is not dispatched, in the style of its path's contract. */
export const refuse = (path: string, error: AppError): Response =>
  errorResponse(error, createRequestId(), findPrefix(path)?.style);

/** Sets the headers of every API response. */
export function withCommonHeaders(response: Response, requestId: string): Response {
  response.headers.set("X-Request-Id", requestId);
  fixedHeaders ??= listFixedHeaders();
  for (const [name, value] of fixedHeaders) response.headers.set(name, value);
  return response;
}

/** The headers that all responses of this process have alike. Parsing the environment is too slow for each. */
let fixedHeaders: [name: string, value: string][] | undefined;

function listFixedHeaders(): [name: string, value: string][] {
  const isSecure = env.appUrl?.startsWith("https:") ?? false;
  return Object.entries({ "Cache-Control": "no-store", ...securityHeaders(isSecure) });
}

function toErrorBody(error: AppError, requestId: string, renameField: Rename = (path) => path): ErrorBody {
  const rename: Rename = error.asSent ? (path) => path : renameField;
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
  };
}
