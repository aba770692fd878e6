import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** So many requests may wait behind the one that is served. A client that pipelines more loses its connection. */
const MOST_WAITING = 32;

/**
 * Creates a function that serves the requests of a connection one after the other. Node itself starts all requests that
 * a client sends in one packet at once.
 */
export function createTurns() {
  const waiting = new WeakMap<Duplex, (() => void)[]>();
  return ({ socket }: IncomingMessage, res: ServerResponse, serve: () => void): void => {
    const queue = waiting.get(socket);
    const start = () => {
      // A client that has gone gets none of the answers that still wait.
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
