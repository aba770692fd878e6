import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/**
 * The most requests of a connection that may wait behind the running one. Above it, the connection is closed.
 */
const MOST_WAITING = 32;

/**
 * Creates a function that serves the requests of a connection one at a time. Node starts all requests that
 * arrive in one packet at once.
 */
export function createTurns() {
  const waiting = new WeakMap<Duplex, (() => void)[]>();
  return ({ socket }: IncomingMessage, res: ServerResponse, serve: () => void): void => {
    const queue = waiting.get(socket);
    const start = () => {
      // A disconnected client gets no further answers.
      if (socket.destroyed) return;
      res.once("close", next);
      serve();
    };
    const next = () => {
      const following = waiting.get(socket)?.shift();
      if (following) following();
      else waiting.delete(socket);
    };
    if (!queue) {
      waiting.set(socket, []);
      start();
    } else if (queue.length < MOST_WAITING) {
      queue.push(start);
    } else {
      socket.destroy();
    }
  };
}
