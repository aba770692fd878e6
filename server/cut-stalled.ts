import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { bodyTooSlow, toPath } from "./refuse-request";
import { sendRawRefusal } from "./send-refusal";

interface Limits {
  checkMs: number;
  /** The time in which a body may arrive at any speed, in milliseconds. */
  bodyGraceMs: number;
  /** The lowest average speed of a body after that time. */
  bodyBytesPerSecond: number;
  /** The most milliseconds that a client may leave an answer unread. */
  unreadMs: number;
}

const LIMITS: Limits = {
  checkMs: 5_000,
  bodyGraceMs: 15_000,
  bodyBytesPerSecond: 1_024,
  unreadMs: 60_000,
};

interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
  startedAt: number;
  bytesReadBefore: number;
  bytesWritten: number;
  /** The time at which bytes of the answer were last sent. */
  wroteAt: number;
}

/**
 * Closes the connections of clients that send their body too slowly or do not read their answer. One timer
 * checks all requests.
 */
export function cutStalledClients(server: Server, limits = LIMITS): void {
  const running = new Set<Exchange>();
  server.on("request", (req, res) => {
    if (req.socket.destroyed) return;
    const now = performance.now();
    const { bytesRead, bytesWritten } = req.socket;
    const exchange = { req, res, startedAt: now, bytesReadBefore: bytesRead, bytesWritten, wroteAt: now };
    running.add(exchange);
    res.once("close", () => running.delete(exchange));
  });
  setInterval(() => {
    const now = performance.now();
    for (const exchange of running) {
      if (isTooSlow(exchange, now, limits)) {
        running.delete(exchange);
        sendRawRefusal(exchange.req.socket, toPath(exchange.req.url ?? ""), bodyTooSlow());
      } else if (isUnread(exchange, now, limits)) {
        exchange.res.destroy();
      }
    }
  }, limits.checkMs).unref();
}

function isTooSlow({ req, res, startedAt, bytesReadBefore }: Exchange, now: number, limits: Limits): boolean {
  const elapsedMs = now - startedAt;
  // Buffered bytes wait for the app, not for the client.
  if (req.complete || res.headersSent || req.readableLength > 0 || elapsedMs < limits.bodyGraceMs)
    return false;
  const bytes = req.socket.bytesRead - bytesReadBefore;
  return bytes / (elapsedMs / 1_000) < limits.bodyBytesPerSecond;
}

function isUnread(exchange: Exchange, now: number, { unreadMs }: Limits): boolean {
  const { bytesWritten, writableLength } = exchange.req.socket;
  if (writableLength === 0 || bytesWritten !== exchange.bytesWritten) {
    exchange.bytesWritten = bytesWritten;
    exchange.wroteAt = now;
  }
  return now - exchange.wroteAt > unreadMs;
}
