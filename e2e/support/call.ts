import type { IncomingHttpHeaders } from "node:http";
import { request } from "undici";

/** An answer and its body. A JSON body is parsed. */
export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/**
 * Sends a request and reads the whole answer. A body that is not a string or form is sent as JSON. Redirects are not
 * followed. It takes half of the time of `fetch`.
 */
export async function call(
  origin: string,
  method: string,
  path: string,
  options: { key?: string; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Answer> {
  const { key, body, signal } = options;
  const encoded = await encode(body);
  const headers = new Headers({
    ...{ accept: "*/*", "user-agent": "node" },
    ...(encoded && { "content-type": encoded.type }),
    ...options.headers,
  });
  if (key) headers.set("authorization", `Bearer ${key}`);
  const answer = await request(origin + path, {
    method: method as "GET",
    headers: Object.fromEntries(headers),
    ...(encoded && { body: encoded.body }),
    ...(signal && { signal }),
  });
  const answered = toHeaders(answer.headers);
  const text = await answer.body.text();
  const isJson = answered.get("content-type")?.startsWith("application/json");
  return { status: answer.statusCode, headers: answered, body: isJson ? JSON.parse(text) : text };
}

/** Encodes a body as it is sent, with its content type. */
async function encode(body: unknown) {
  if (body === undefined) return null;
  if (body instanceof FormData) {
    const form = new Response(body);
    return {
      type: form.headers.get("content-type") ?? "",
      body: Buffer.from(await form.arrayBuffer()),
    };
  }
  return { type: "application/json", body: typeof body === "string" ? body : JSON.stringify(body) };
}

/** Maps the headers of an answer. A name may have several values. */
export const toHeaders = (fields: IncomingHttpHeaders) =>
  new Headers(
    Object.entries(fields).flatMap(([name, value = []]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  );
