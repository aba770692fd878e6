import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";

/** The delay before a dead worker is replaced, so that one that always dies does not use up the CPU. */
const REPLACE_MS = 1_000;

/**
 * Runs this program in `count` processes that share one port. Returns the port when all of them listen. A
 * worker that dies is replaced. Signals are forwarded, and the process ends with its last worker. When a
 * worker dies before it listens, all of them stop.
 */
export async function runWorkers(count: number): Promise<number> {
  let stopping = false;
  let exitCode = 0;
  const stop = (signal: NodeJS.Signals) => {
    stopping = true;
    for (const worker of listRunning()) worker.process.kill(signal);
    endWithLast();
  };
  const endWithLast = () => {
    if (listRunning().length === 0) process.exit(exitCode);
  };
  const start = () => {
    const worker = cluster.fork();
    let listens = false;
    worker.once("listening", () => {
      listens = true;
    });
    worker.once("exit", (code, signal) => {
      if (listens && !stopping) {
        console.error(`A worker ended with ${signal ?? code} and is replaced`);
        setTimeout(() => stopping || start(), REPLACE_MS);
        return;
      }
      if (code !== 0) exitCode = 1;
      // A worker that cannot start has already printed the reason.
      if (stopping) endWithLast();
      else stop("SIGTERM");
    });
    return once(worker, "listening");
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop(signal));
  // The first worker starts alone, so that one process migrates the database and prints an error only once.
  const [{ port }] = await start();
  await Promise.all(Array.from({ length: count - 1 }, start));
  return port;
}

const listRunning = () =>
  Object.values(cluster.workers ?? {}).filter((worker): worker is Worker => worker?.isDead() === false);
