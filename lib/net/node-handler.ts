import type { IncomingMessage, ServerResponse } from "node:http";
import { knownText } from "@/lib/net/json-response";
import { nodeRequest } from "@/lib/net/node-request";

/**
 * Mounts a Fetch handler on a bare HTTP server: bodies stream both ways, chunk by chunk, as fast as the slower side.
 * When the client goes away, `request.signal` fires and the answer's body is cancelled. What `handle` throws is thrown.
 */
export function nodeHandler(handle: (request: Request) => Promise<Response>) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const response = await handle(nodeRequest(req, res));
    if (res.closed) await response.body?.cancel();
    else await send(response, req, res);
  };
}

async function send(response: Response, req: IncomingMessage, res: ServerResponse): Promise<void> {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name === "set-cookie") res.appendHeader(name, value);
    else res.setHeader(name, value);
  }
  const text = knownText(response);
  if (text !== undefined) {
    res.end(text);
  } else if (response.body === null || req.method === "HEAD") {
    await response.body?.cancel();
    res.end();
  } else {
    if (response.headers.get("content-type")?.startsWith("text/event-stream")) res.flushHeaders();
    await pour(response.body, res);
  }
}

/** Writes a body to the client. One that breaks in the middle cuts the connection, so that the client notices. */
async function pour(body: ReadableStream<Uint8Array>, res: ServerResponse): Promise<void> {
  const reader = body.getReader();
  const leave = () => reader.cancel().catch(() => undefined);
  res.once("close", leave);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (!res.write(part.value)) await drained(res);
    }
    res.end();
  } catch {
    res.destroy();
  } finally {
    res.off("close", leave);
  }
}

function drained(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      res.off("drain", settle).off("close", settle);
      resolve();
    };
    res.on("drain", settle).on("close", settle);
  });
}
