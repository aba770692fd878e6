import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { AppError } from "@/lib/core/errors/errors";
import { refuse } from "@/lib/http/envelope";
import { findKnownBody } from "@/lib/net/known-body";

/** Sends an error in the public envelope. Returns its request id. */
export function sendRefusal(res: ServerResponse, path: string, error: AppError): string {
  const { status, headers, body } = render(path, error);
  res.writeHead(status, headers);
  res.end(body);
  return headers["x-request-id"] ?? "";
}

/** The time for which bytes on a refused connection are read and discarded, in milliseconds. */
const LINGER_MS = 5_000;

/**
 * Sends an error on a connection whose request could not be read, and closes the connection. Bytes that still
 * arrive are read first: closing a connection with unread bytes resets it, and the client loses the answer.
 */
export function sendRawRefusal(socket: Duplex, path: string, error: AppError): void {
  const { status, headers, body } = render(path, error);
  const lines = Object.entries({ ...headers, connection: "close" }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`);
  socket.removeAllListeners("data").on("data", () => undefined);
  const lingering = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("close", () => clearTimeout(lingering));
}

function render(path: string, error: AppError) {
  const response = refuse(path, error);
  const body = String(findKnownBody(response) ?? "");
  const headers: Record<string, string> = {
    ...Object.fromEntries(response.headers),
    "content-length": String(Buffer.byteLength(body)),
  };
  return { status: response.status, headers, body };
}
