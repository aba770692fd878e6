import { AppError } from "@/lib/core/errors/errors";
import { bodyTooSlow, malformed, methodNotAllowed, toPath } from "./refuse-request";

/** An error of Node's HTTP parser. */
export interface ParserError extends Error {
  code?: string;
  rawPacket?: Buffer;
}

/** Returns the public error for a request that the HTTP parser could not read. */
export function toRefusal({ code }: ParserError): AppError {
  if (code === "HPE_INVALID_METHOD") return methodNotAllowed();
  if (code === "HPE_HEADER_OVERFLOW")
    return new AppError("PAYLOAD_TOO_LARGE", { message: "Request headers too large" });
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return bodyTooSlow();
  return malformed("Malformed HTTP request");
}

/** Returns the path from the first line of an unreadable request, an empty string when there is none. */
export const parseRawPath = ({ rawPacket }: ParserError) =>
  toPath(/^\S+ (\S+)/.exec(rawPacket?.toString("latin1", 0, 512) ?? "")?.[1] ?? "");
