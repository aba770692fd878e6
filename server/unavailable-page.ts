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

/** Returns the page. It looks like the pages of errors, and needs no file of the app. */
const toHtml = (nonce: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Temporarily unavailable · Keystead</title>
<style nonce="${nonce}">${STYLE}</style>
<main>
<svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true"><path d="M1.5 15.5V7a6.5 6.5 0 0 1 13 0v8.5h-3.9L9.35 9.7a2.9 2.9 0 1 0-2.7 0L5.4 15.5z"/></svg>
<h1>Temporarily unavailable</h1>
<p>Keystead cannot reach its database. Try again in a moment.</p>
<a href="">Try again</a>
</main>
</html>
`;

const STYLE = `
:root{color-scheme:light dark}
body{margin:0;background:light-dark(#f9f9f8,#0a0a0b);color:light-dark(#171716,#ededec);font:13px/20px system-ui,sans-serif}
main{display:grid;place-content:center;justify-items:center;min-height:100dvh;padding:24px;box-sizing:border-box;text-align:center}
svg{width:32px;height:32px;margin-bottom:16px}
h1{margin:0 0 4px;font-size:20px;line-height:28px;font-weight:600}
p{margin:0 0 20px;color:light-dark(#565652,#a3a3a1);text-wrap:balance}
a{padding:5px 12px;border:1px solid light-dark(#d9d9d5,#34343a);border-radius:8px;background:light-dark(#fff,#101012);color:inherit;font-weight:500;text-decoration:none}
a:hover{background:light-dark(#f3f3f1,#1a1a1d)}
a:focus-visible{outline:2px solid light-dark(#0a6a80,#6cc4da);outline-offset:2px}
`;
