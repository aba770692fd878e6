import { errors } from "undici";

/**
 * `blocked`: we refused to call this address. `refused`: no connection. `redirect`: the answer was 3xx.
 * `timeout`: too slow to connect, to answer, or between two pieces. `broken`: the connection ended too early.
 * `too_large`: the body passed its cap. `encoding`: the body has a content encoding that we do not know.
 */
export type OutboundErrorKind =
  | "blocked"
  | "refused"
  | "redirect"
  | "timeout"
  | "broken"
  | "too_large"
  | "encoding";

/** A call to the outside that failed before there was a whole answer. */
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

/** An outbound error with the usual words of its kind. */
export function outboundError(kind: OutboundErrorKind, cause?: unknown): OutboundError {
  return new OutboundError(kind, MESSAGES[kind], { cause });
}

/** A failure of the network as an OutboundError; an abort by the caller, and a bug, stay what they are. */
export function toOutboundError(error: unknown, signal?: AbortSignal): unknown {
  if (error instanceof OutboundError) return error;
  if (error instanceof DOMException && error.name === "TimeoutError") return outboundError("timeout", error);
  if (signal?.aborted && error === signal.reason) return error;
  if (error instanceof errors.HTTPParserError) return outboundError("broken", error);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code !== "string" || OUR_MISTAKES.has(code)) return error;
  return outboundError(isBrokenEncoding(code) ? "broken" : (KIND_BY_CODE[code] ?? "refused"), error);
}

/** The codes of zlib's and Brotli's decoders. */
const isBrokenEncoding = (code: string) => /^(Z_|ERR__ERROR_FORMAT_|ERR_BROTLI)/.test(code);
