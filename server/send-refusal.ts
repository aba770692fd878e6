import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { newRequestId, toErrorBody } from "@/lib/core/answer";
import type { AppError } from "@/lib/core/errors";

/** Sends an error in the public envelope. Returns its request id. */
export function sendRefusal(res: ServerResponse, path: string, error: AppError): string {
  const { requestId, headers, body } = render(path, error);
  res.writeHead(error.status, headers);
  res.end(body);
  return requestId;
}

/** How long bytes that still arrive on a refused connection are read and dropped. */
const LINGER_MS = 5_000;

/**
 * Sends an error on a connection whose request could not be read, and closes the connection. Bytes that the client still
 * sends are read first: a connection that closes over unread bytes is reset, and the client loses the answer.
 */
export function sendRawRefusal(socket: Duplex, path: string, error: AppError): void {
  const { headers, body } = render(path, error);
  const lines = Object.entries({ ...headers, Connection: "close" }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.end(`HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}\r\n${lines.join("")}\r\n${body}`);
  socket.removeAllListeners("data").on("data", () => undefined);
  const lingering = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("close", () => clearTimeout(lingering));
}

function render(path: string, error: AppError) {
  const requestId = newRequestId();
  const body = JSON.stringify({ ...toContractFields(path, error), ...toErrorBody(error, requestId) });
  const headers = {
    "Content-Type": "application/json",
    "Content-Length": String(Buffer.byteLength(body)),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Request-Id": requestId,
    ...error.headers,
  };
  return { requestId, headers, body };
}

/** Returns the fields that a contract puts beside the envelope. */
function toContractFields(path: string, { message }: AppError) {
  if (/^\/v1\/messages\b/.test(path)) return { type: "error" };
  if (/^\/api\/provider-credentials\b/.test(path)) return { detail: message };
  if (/^\/(apikeys|bucket|ai)\b/.test(path)) return { success: false, message };
  return {};
}
