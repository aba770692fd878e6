import type { IncomingMessage } from "node:http";
import { AppError, notFound } from "@/lib/core/errors/errors";
import { findPrefix } from "@/lib/http/find-prefix";

/** Returns the path of a request target without its query. */
export const toPath = (target: string): string => target.replace(/\?.*$/s, "");

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** A `.` or `..` segment, plain or percent-encoded. */
const dotSegment = /([/\\]|%2f|%5c)(\.|%2e){1,2}([/\\]|%2f|%5c|$)/i;
const emptySegment = /[/\\]{2}|\\/;

export const methodNotAllowed = () =>
  new AppError("METHOD_NOT_ALLOWED", { headers: { Allow: METHODS.join(", ") } });

export const malformed = (message: string) =>
  new AppError("INVALID_REQUEST", { message, reason: "validation" });

export const bodyTooSlow = () => malformed("The request did not arrive in time");

/** Returns the reason to refuse a request, null when it may go to the app. */
export function findRefusal({ method = "", url = "", headers }: IncomingMessage): AppError | null {
  if (!METHODS.includes(method)) return methodNotAllowed();
  if (!url.startsWith("/")) return malformed("The request target must be a path");
  if (/%00/.test(url)) return malformed("The path or query holds a null character");
  const path = toPath(url);
  if (path.includes("%") && !isDecodable(path)) return malformed("The path holds a broken percent escape");
  if (dotSegment.test(path) || (emptySegment.test(path) && isApiLike(path))) return notFound();
  if (!isHost(headers.host ?? "")) return malformed("The Host header is missing or broken");
  return null;
}

/** Returns whether a path belongs to the API after repeated and back slashes are corrected. */
const isApiLike = (path: string) => findPrefix(path.replace(/[/\\]+/g, "/")) !== undefined;

const isHost = (host: string) =>
  /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i.test(host) && URL.canParse(`http://${host}`);

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
