import type { Server } from "node:http";
import type { Socket } from "node:net";

export interface StopOptions {
  /** How long running requests may go on after the signal. */
  graceMs: number;
  /** Writes what is still in memory and closes the app. It runs after the last connection has closed. */
  close: () => Promise<void>;
}

/** npm repeats a terminal's Ctrl-C. A signal so soon after the first is the repetition. */
const REPEAT_MS = 500;
const IDLE_CHECK_MS = 50;

/**
 * Ends the process on SIGTERM or SIGINT. New connections are refused, running requests get `graceMs` to finish, and then
 * `close` runs. A second signal ends the process at once.
 */
export function stopOnSignal(server: Server, { graceMs, close }: StopOptions): void {
  const silent = trackSilentConnections(server);
  let stoppedAt: number | null = null;
  const stop = async () => {
    if (stoppedAt !== null) {
      if (Date.now() - stoppedAt > REPEAT_MS) process.exit(1);
      return;
    }
    stoppedAt = Date.now();
    await drain(server, silent, graceMs);
    await close();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"]) {
    process.on(signal, () => {
      stop().catch((error: unknown) => {
        console.error(error);
        process.exit(1);
      });
    });
  }
}

/** Returns the connections that have not sent a request yet, such as a browser's spare one. Node counts them as busy. */
function trackSilentConnections(server: Server): Set<Socket> {
  const silent = new Set<Socket>();
  server.on("connection", (socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  server.prependListener("request", ({ socket }) => silent.delete(socket));
  return silent;
}

/** Resolves when no request runs any more or the grace is over. Connections without a request end at once. */
function drain(server: Server, silent: Set<Socket>, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    server.prependListener("request", (_, res) => res.setHeader("Connection", "close"));
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
    const late = setTimeout(end, graceMs);
    function end() {
      clearInterval(idle);
      clearTimeout(late);
      server.closeAllConnections();
      resolve();
    }
    server.close(end);
    for (const socket of silent) socket.destroy();
  });
}
