import type { IncomingMessage, ServerResponse } from "node:http";
import { knownText } from "@/lib/net/json-response";
import { createNodeRequest } from "./node-request";

/**
 * Answers a request of a bare HTTP server with a Fetch handler. Bodies stream both ways, chunk by chunk, at the speed of
 * the slower side. When the client goes away, `request.signal` fires and the response's body is cancelled.
 *
 * @throws what `handle` throws.
 */
export async function answerWith(
  handle: (request: Request) => Promise<Response>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const response = await handle(createNodeRequest(req, res));
  if (res.closed) await response.body?.cancel();
  else await send(response, req, res);
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

/** Writes a body to the client. Cuts the connection where the body breaks, so that the client notices. */
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
