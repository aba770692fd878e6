import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/**
 * The most requests of a connection that may wait behind the running one. Above it, the connection is closed.
 */
const MOST_WAITING = 32;

type Turn = { res: ServerResponse; serve: () => void };

/**
 * Creates a function that serves the requests of a connection one at a time. Node starts all requests that
 * arrive in one packet at once.
 */
export function createTurns() {
  const waiting = new WeakMap<Duplex, Turn[]>();

  function start(socket: Duplex, { res, serve }: Turn) {
    // A disconnected client gets no further answers.
    if (socket.destroyed) return abandon(res);
    res.once("close", () => startNext(socket));
    serve();
  }

  function startNext(socket: Duplex) {
    const queue = waiting.get(socket) ?? [];
    const following = queue.shift();
    if (!following) waiting.delete(socket);
    else if (!socket.destroyed) start(socket, following);
    else for (const { res } of [following, ...queue.splice(0)]) abandon(res);
  }

  return ({ socket }: IncomingMessage, res: ServerResponse, serve: () => void): void => {
    const queue = waiting.get(socket);
    if (!queue) {
      waiting.set(socket, []);
      start(socket, { res, serve });
    } else if (queue.length < MOST_WAITING) {
      queue.push({ res, serve });
    } else {
      socket.destroy();
      abandon(res);
    }
  };
}

/**
 * Lets a response close that will never be sent. Node closes only the response that a connection is sending,
 * and whoever counts responses would wait for the others forever.
 */
const abandon = (res: ServerResponse) => setImmediate(() => res.emit("close"));
