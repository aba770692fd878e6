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
  const body = req.method === "HEAD" ? null : (findKnownBody(response) ?? response.body);
  if (body === null) {
    res.statusCode = response.status;
    for (const [name, value] of response.headers) res.appendHeader(name, value);
    res.end();
    return;
  }
  // Faster than setting each header.
  const lines = [...response.headers].flat();
  if (typeof body === "string" || Buffer.isBuffer(body)) {
    lines.push("content-length", String(Buffer.byteLength(body)));
    res.writeHead(response.status, lines).end(body);
    return;
  }
  const write = createWriter(res.writeHead(response.status, lines));
  await (body instanceof Readable ? pipe(body, res, write) : pour(body, res, write));
}

/** Writes a part of a body. Returns whether the client keeps up. */
type Write = (part: Uint8Array) => boolean;

/**
 * Creates the function that writes the parts of a body. The first one is sent together with the headers if it is
 * available immediately, and the last one together with the end.
 */
function createWriter(res: ServerResponse): Write {
  const flushing = setImmediate(() => res.closed || res.writableEnded || res.flushHeaders());
  const { socket } = res;
  return (part) => {
    clearImmediate(flushing);
    // An end that follows in this tick comes before the microtask.
    socket?.cork();
    queueMicrotask(() => socket?.uncork());
    return res.write(part);
  };
}

/**
 * Pipes a body to the client. Closes the connection when the body breaks. Destroys the body when the client
 * disconnects.
 */
function pipe(body: Readable, res: ServerResponse, write: Write): Promise<void> {
  return new Promise((resolve) => {
    body.on("data", (piece: Buffer) => {
      if (!write(piece)) body.pause();
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
async function pour(body: ReadableStream<Uint8Array>, res: ServerResponse, write: Write): Promise<void> {
  const reader = body.getReader();
  const leave = () => reader.cancel().catch(() => undefined);
  res.once("close", leave);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (!write(part.value)) await drained(res);
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
