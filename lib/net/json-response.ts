import { createResponse } from "./known-body";

/** Returns a JSON response like `Response.json` that remembers its text. */
export function jsonResponse(value: unknown, init?: ResponseInit): Response {
  const headers = new Headers(init?.headers);
  if (!headers.has("content-type")) headers.set("content-type", "application/json; charset=utf-8");
  return createResponse(JSON.stringify(value), { ...init, headers });
}
