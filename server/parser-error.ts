import { AppError } from "@/lib/core/errors";
import { bodyTooSlow, malformed, methodNotAllowed, toPath } from "./refuse-request";

/** An error of Node's HTTP parser. */
export interface ParserError extends Error {
  code?: string;
  rawPacket?: Buffer;
}

/** Returns the public error for a request that the HTTP parser gave up on. */
export function toRefusal({ code }: ParserError): AppError {
  if (code === "HPE_INVALID_METHOD") return methodNotAllowed();
  if (code === "HPE_HEADER_OVERFLOW")
    return new AppError("PAYLOAD_TOO_LARGE", { message: "Request headers too large" });
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return bodyTooSlow();
  return malformed("Malformed HTTP request");
}

/** Returns the path in the first line of what the parser could not read, or an empty text where there is none. */
export const parseRawPath = ({ rawPacket }: ParserError) =>
  toPath(/^\S+ (\S+)/.exec(rawPacket?.toString("latin1", 0, 512) ?? "")?.[1] ?? "");
