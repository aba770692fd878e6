import type { Readable } from "node:stream";
import { Pool } from "undici";
import { type Answer, toHeaders } from "./call";

export type RawRequest = {
  method: string;
  /** The path and query as they are sent. */
  path: string;
  headers?: Record<string, string>;
  /** A stream is sent in chunks, without Content-Length. */
  body?: string | Buffer | Readable;
};

/** Creates a client for requests that `fetch` refuses or corrects. The caller must close it. */
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
      const text = await answer.body.text();
      return { status: answer.statusCode, headers: toHeaders(answer.headers), body: read(text) };
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
