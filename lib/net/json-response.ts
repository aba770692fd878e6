const texts = new WeakMap<Response, string>();

/**
 * A JSON answer like `Response.json`, whose text is remembered: the server beside Next sends it at once instead of
 * reading it back out of a stream.
 */
export function jsonResponse(value: unknown, init?: ResponseInit): Response {
  const text = JSON.stringify(value);
  const headers = new Headers(init?.headers);
  if (!headers.has("content-type")) headers.set("content-type", "application/json; charset=utf-8");
  const response = new Response(text, { ...init, headers });
  texts.set(response, text);
  return response;
}

/** The text of an answer that `jsonResponse` made. */
export const knownText = (response: Response): string | undefined => texts.get(response);
