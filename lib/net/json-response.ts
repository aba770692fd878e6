const TEXT: unique symbol = Symbol.for("keystead.text");
type WithText = Response & { [TEXT]?: string };

/**
 * Returns a JSON response like `Response.json` that remembers its text. The server beside Next sends the text at once
 * instead of reading it back out of a stream.
 */
export function jsonResponse(value: unknown, init?: ResponseInit): Response {
  const text = JSON.stringify(value);
  const headers = new Headers(init?.headers);
  if (!headers.has("content-type")) headers.set("content-type", "application/json; charset=utf-8");
  const response: WithText = new Response(text, { ...init, headers });
  response[TEXT] = text;
  return response;
}

/** Returns the text of a response that `jsonResponse` made. A registered symbol carries it from one bundle to another. */
export const knownText = (response: WithText): string | undefined => response[TEXT];
