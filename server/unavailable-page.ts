import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/lib/core/errors/errors";
import { contentPolicy, pageHeaders } from "@/lib/net/page-headers";
import { sendRefusal } from "./send-refusal";

/**
 * Answers a page request while the database is unavailable: an HTML page for browsers, else the public error
 * envelope.
 */
export function sendUnavailable(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  isSecure: boolean,
): void {
  if (!req.headers.accept?.includes("text/html")) {
    sendRefusal(res, path, new AppError("UNAVAILABLE", { headers: { "Retry-After": "1" } }));
    return;
  }
  const nonce = randomBytes(16).toString("base64");
  res.writeHead(503, {
    ...pageHeaders(isSecure),
    "Content-Security-Policy": contentPolicy({ nonce, isSecure, isDevelopment: false }),
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Retry-After": "1",
  });
  res.end(toHtml(nonce));
}

const toHtml = (nonce: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Temporarily unavailable · Keystead</title>
<style nonce="${nonce}">body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;color-scheme:light dark}</style>
<h1>Temporarily unavailable</h1>
<p>Keystead cannot reach its database. Try again in a moment.</p>
</html>
`;
