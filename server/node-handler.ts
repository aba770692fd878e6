import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { findKnownBody } from "@/lib/net/known-body";
import { createNodeRequest } from "./node-request";

/**
 * Answers a request of node:http with a Fetch handler. Bodies stream in both directions with backpressure.
 * When the client disconnects, `request.signal` fires and the response's body is cancelled.
 *
 * @throws the error that `handle` throws.
 */
export async function answerWith(
  handle: (request: Request) => Promise<Response>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const response = await handle(createNodeRequest(req, res));
  if (res.closed || req.method === "HEAD") await drop(response);
  if (!res.closed) await send(response, req, res);
}

async function drop(response: Response): Promise<void> {
  const known = findKnownBody(response);
  if (known instanceof Readable) known.destroy();
  else if (known === undefined) await response.body?.cancel();
}

async function send(response: Response, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const body = findKnownBody(response) ?? response.body;
  const isWhole = typeof body === "string" || Buffer.isBuffer(body);
  if (isWhole && req.method !== "HEAD") {
    // Faster than setting each header.
    const lines = ["content-length", String(Buffer.byteLength(body))];
    for (const [name, value] of response.headers) lines.push(name, value);
    res.writeHead(response.status, lines).end(body);
    return;
  }
  res.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name === "set-cookie") res.appendHeader(name, value);
    else res.setHeader(name, value);
  }
  if (isWhole || body === null || req.method === "HEAD") {
    res.end();
  } else {
    // The headers are sent together with the first part of the body if that is available immediately.
    setImmediate(() => res.headersSent || res.closed || res.flushHeaders());
    if (body instanceof Readable) await pipe(body, res);
    else await pour(body, res);
  }
}

/**
 * Pipes a body to the client. Closes the connection when the body breaks. Destroys the body when the client
 * disconnects.
 */
function pipe(body: Readable, res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    body.on("data", (piece: Buffer) => {
      if (!res.write(piece)) body.pause();
    });
    body.once("end", () => res.end());
    body.on("error", () => res.destroy());
    body.once("close", () => body.readableEnded || res.destroy());
    res.on("drain", () => body.resume());
    res.once("close", () => {
      body.destroy();
      resolve();
    });
  });
}

/** Writes a body to the client. Closes the connection when the body breaks, so that the client notices. */
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
