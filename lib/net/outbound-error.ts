import { errors } from "undici";

/**
 * The kind of a failed outbound call. `blocked`: the address is not permitted. `refused`: no connection.
 * `redirect`: the answer was 3xx. `timeout`: too slow to connect, to answer, or between two parts of the
 * body. `broken`: the connection ended too early. `too_large`: the body exceeds its limit. `encoding`:
 * unknown content encoding.
 */
export type OutboundErrorKind =
  | "blocked"
  | "refused"
  | "redirect"
  | "timeout"
  | "broken"
  | "too_large"
  | "encoding";

/** The error of an outbound call that failed before its answer was complete. */
export class OutboundError extends Error {
  constructor(
    readonly kind: OutboundErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "OutboundError";
  }
}

const KIND_BY_CODE: Record<string, OutboundErrorKind> = {
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  ETIMEDOUT: "timeout",
  ECONNRESET: "broken",
  EPIPE: "broken",
  UND_ERR_ABORTED: "broken",
  UND_ERR_HEADERS_OVERFLOW: "broken",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "broken",
  UND_ERR_SOCKET: "broken",
};

const OUR_MISTAKES = new Set(["UND_ERR_INVALID_ARG", "UND_ERR_NOT_SUPPORTED"]);

const MESSAGES: Record<OutboundErrorKind, string> = {
  blocked: "This address may not be called",
  refused: "No connection could be made",
  redirect: "The other side redirects elsewhere",
  timeout: "The other side took too long",
  broken: "The connection broke off",
  too_large: "The answer is too large",
  encoding: "The answer has an unknown content encoding",
};

/** Returns an OutboundError with the default message of its kind. */
export function outboundError(kind: OutboundErrorKind, cause?: unknown): OutboundError {
  return new OutboundError(kind, MESSAGES[kind], { cause });
}

/** Returns a network failure as an OutboundError. Aborts by the caller and bugs stay unchanged. */
export function toOutboundError(error: unknown, signal?: AbortSignal): unknown {
  if (error instanceof OutboundError) return error;
  if (error instanceof DOMException && error.name === "TimeoutError") return outboundError("timeout", error);
  if (signal?.aborted && error === signal.reason) return error;
  if (error instanceof errors.HTTPParserError) return outboundError("broken", error);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code !== "string" || OUR_MISTAKES.has(code)) return error;
  return outboundError(isBrokenEncoding(code) ? "broken" : (KIND_BY_CODE[code] ?? "refused"), error);
}

/** Returns whether an error code is from the zlib or Brotli decoder. */
const isBrokenEncoding = (code: string) => /^(Z_|ERR__ERROR_FORMAT_|ERR_BROTLI)/.test(code);
