import { once } from "node:events";
import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

export interface StopOptions {
  /** The time that running requests have to finish after the signal, in milliseconds. */
  graceMs: number;
  /** Ends the remaining calls with an error that their clients still receive. */
  interrupt: () => void;
  /** Writes what is still in memory and closes the app. */
  close: () => Promise<void>;
  /** The time limit of `close`, in milliseconds. */
  closeMs: number;
}

/** npm repeats Ctrl-C in a terminal. A signal within this time after the first is a repetition. */
const REPEAT_MS = 500;
const IDLE_CHECK_MS = 50;
/** The time for sending the errors of interrupted calls. */
const INTERRUPT_MS = 1_000;

/**
 * Ends the process on SIGTERM or SIGINT. New connections are refused, and running requests get `graceMs` to
 * finish before they are interrupted. `close` runs after the last connection has closed, for at most `closeMs`. A
 * second signal ends the process immediately.
 */
export function stopOnSignal(server: Server, { graceMs, interrupt, close, closeMs }: StopOptions): void {
  const silent = trackSilentConnections(server);
  const running = trackResponses(server);
  let stoppedAt: number | null = null;
  const stop = async () => {
    if (stoppedAt !== null) {
      if (Date.now() - stoppedAt > REPEAT_MS) process.exit(1);
      return;
    }
    stoppedAt = Date.now();
    await drain(server, silent, { graceMs, interrupt });
    setTimeout(endUnclosed, closeMs);
    await Promise.all([...running].map((res) => once(res, "close")));
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

function endUnclosed() {
  console.error("The app did not close in time. What it had not written yet is lost.");
  process.exit(1);
}

/**
 * Returns the connections without a request so far, such as a browser's spare one. Node does not count them
 * as idle.
 */
function trackSilentConnections(server: Server): Set<Socket> {
  const silent = new Set<Socket>();
  server.on("connection", (socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  server.prependListener("request", ({ socket }) => silent.delete(socket));
  return silent;
}

/** Returns the responses that have not closed yet. A response may close after its connection. */
function trackResponses(server: Server): Set<ServerResponse> {
  const running = new Set<ServerResponse>();
  server.prependListener("request", ({ socket }, res) => {
    if (socket.destroyed) return;
    running.add(res);
    res.once("close", () => running.delete(res));
  });
  return running;
}

/** Resolves when all connections have closed. Connections without a request are closed immediately. */
async function drain(
  server: Server,
  silent: Set<Socket>,
  { graceMs, interrupt }: Pick<StopOptions, "graceMs" | "interrupt">,
): Promise<void> {
  server.prependListener("request", (_, res) => res.setHeader("Connection", "close"));
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const closed = new Promise<"closed">((resolve) => server.close(() => resolve("closed")));
  for (const socket of silent) socket.destroy();
  if ((await Promise.race([closed, delay(graceMs)])) !== "closed") {
    interrupt();
    await Promise.race([closed, delay(INTERRUPT_MS)]);
    server.closeAllConnections();
    await closed;
  }
  clearInterval(idle);
}
