import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";

const statuses = {
  INVALID_REQUEST: 400,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  PAYLOAD_TOO_LARGE: 413,
  INTERNAL: 500,
};

/**
 * @typedef {{ code: keyof typeof statuses, message: string, headers?: Record<string, string> }} Refusal
 */

/** Answers with an error of the public contract, as every route of the product does, and says its request id. */
export function answer(res, path, refusal) {
  const { status, headers, body } = render(path, refusal);
  res.writeHead(status, headers);
  res.end(body);
  return headers["X-Request-Id"];
}

/** How long what still arrives on a connection is thrown away, once its last answer was sent. */
const LINGER_MILLISECONDS = 5_000;

/**
 * The same for a connection whose request could not even be read; it is closed with it. What the client still sends is
 * read first: a connection closed over unread bytes is reset, and the answer is lost with it.
 */
export function answerRaw(socket, path, refusal) {
  const { status, headers, body } = render(path, refusal);
  const lines = Object.entries({ ...headers, Connection: "close" }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`);
  socket.removeAllListeners("data").on("data", () => undefined);
  const lingering = setTimeout(() => socket.destroy(), LINGER_MILLISECONDS);
  socket.once("close", () => clearTimeout(lingering));
}

function render(path, { code, message, headers }) {
  const requestId = `req_${randomUUID().replaceAll("-", "")}`;
  const status = statuses[code];
  const type = status === 500 ? "server_error" : "invalid_request_error";
  const reason = code === "INVALID_REQUEST" ? "validation" : null;
  const error = { code, message, type, reason, param: null };
  const body = JSON.stringify({ ...dressing(path, message), error, request_id: requestId });
  return {
    status,
    body,
    headers: {
      "Content-Type": "application/json",
      "Content-Length": String(Buffer.byteLength(body)),
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "X-Request-Id": requestId,
      ...headers,
    },
  };
}

/** What the contracts that were taken over have beside the envelope. */
function dressing(path, message) {
  if (/^\/v1\/messages\b/.test(path)) return { type: "error" };
  if (/^\/api\/provider-credentials\b/.test(path)) return { detail: message };
  if (/^\/(apikeys|bucket|ai)\b/.test(path)) return { success: false, message };
  return {};
}
