import { createResponse } from "./known-body";

/** Like `Response.json`, but stores the text, so that the server sends it without a Web stream. */
export function jsonResponse(value: unknown, init?: ResponseInit): Response {
  const headers = new Headers(init?.headers);
  if (!headers.has("content-type")) headers.set("content-type", "application/json; charset=utf-8");
  return createResponse(JSON.stringify(value), { ...init, headers });
}
