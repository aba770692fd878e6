import type { Readable } from "node:stream";
import { Pool } from "undici";
import type { Answer } from "./call";

export type RawRequest = {
  method: string;
  /** Path and query as they go over the wire. */
  path: string;
  headers?: Record<string, string>;
  /** A stream goes in chunks, its length not announced. */
  body?: string | Buffer | Readable;
};

/** Creates a client that sends what `fetch` refuses to send or corrects first. Close it in the end. */
export function createRawClient(origin: string, { connections = 8, deadlineMs = 10_000 } = {}) {
  const pool = new Pool(origin, { connections, headersTimeout: deadlineMs, bodyTimeout: deadlineMs });
  return {
    close: () => pool.destroy(),
    send: async ({ method, path, headers = {}, body }: RawRequest): Promise<Answer> => {
      const signal = AbortSignal.timeout(deadlineMs);
      const answer = await pool.request({
        method: method as "GET",
        path,
        headers,
        body: body ?? null,
        signal,
      });
      const fields = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
      const text = await answer.body.text();
      return {
        status: answer.statusCode,
        headers: new Headers(Object.fromEntries(fields)),
        body: read(text),
      };
    },
  };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
