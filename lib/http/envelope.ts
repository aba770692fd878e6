import type { ErrorAnswer, ErrorFields, Speak } from "@/lib/core/errors/error-answer";
import type { AppError } from "@/lib/core/errors/errors";
import { createRequestId } from "@/lib/core/request-id";
import { env } from "@/lib/env";
import { jsonResponse } from "@/lib/net/json-response";
import { securityHeaders } from "@/lib/net/page-headers";
import { findPrefix } from "./find-prefix";
import type { Style } from "./route";

type ErrorBody = { error: ErrorFields; request_id: string };

type Rename = (path: string) => string;

type Options = {
  style?: Style;
  /** Maps field names to the wire. */
  rename?: Rename;
  /** The name of the client program. */
  client?: string | null;
};

/** Returns the response for an error, in the style of its contract. */
export function errorResponse(error: AppError, requestId: string, options: Options = {}): Response {
  const { body, ...init } = toErrorAnswer(error, requestId, options);
  return withCommonHeaders(jsonResponse(body, init), requestId);
}

/** Maps an error to its answer in the style of its contract. */
export function toErrorAnswer(
  error: AppError,
  requestId: string,
  { style = {}, rename, client = null }: Options,
): ErrorAnswer<object> {
  const envelope = toErrorBody(error, requestId, rename);
  const body = { ...style.beside?.(envelope.error.message), ...envelope };
  const answer: ErrorAnswer = { status: error.status, headers: toErrorHeaders(error), body };
  const spoken = (style.speak ?? keep)(answer);
  const { status, headers } = spoken;
  return isRepeated(status, headers, client) ? { ...spoken, status: toUnrepeated(error.status) } : spoken;
}

const keep: Speak = (answer) => answer;

/** Returns the headers of an error. A budget is not free again soon, so that clients must not repeat the request. */
const toErrorHeaders = ({ code, headers }: AppError) =>
  code === "BUDGET_EXCEEDED" ? { "x-should-retry": "false", ...headers } : headers;

/** Returns whether a client repeats a request that it must not repeat. The AI SDK does so after each 429. */
const isRepeated = (status: number, headers: ErrorAnswer["headers"], client: string | null) =>
  status === 429 && headers["x-should-retry"] === "false" && /\bai-sdk\//.test(client ?? "");

/** Returns the status of a refusal for clients that repeat each 429. */
const toUnrepeated = (status: number) => (status === 429 ? 403 : status);

/** Returns the response for a request that is not dispatched, in the style of its path's contract. */
export const refuse = (path: string, error: AppError): Response =>
  errorResponse(error, createRequestId(), { style: findPrefix(path)?.style });

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
