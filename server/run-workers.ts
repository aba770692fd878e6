import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";

/** A worker that ends so soon after its start would end again. */
const YOUNG_MS = 10_000;

/**
 * Runs this program in `count` processes that share one port, and returns the port once all of them listen. A worker
 * that ends later is replaced. Signals are passed on, and the process ends with its last worker.
 */
export async function runWorkers(count: number): Promise<number> {
  let stopping = false;
  let exitCode = 0;
  const stop = (signal: NodeJS.Signals) => {
    stopping = true;
    for (const worker of listRunning()) worker.process.kill(signal);
  };
  const start = () => {
    const startedAt = performance.now();
    const worker = cluster.fork();
    worker.once("exit", (code, signal) => {
      if (!stopping && performance.now() - startedAt > YOUNG_MS) {
        console.error(`A worker ended with ${signal ?? code} and is replaced`);
        start();
        return;
      }
      // A worker that cannot start has said why. The others stop with it.
      if (!stopping || code !== 0) exitCode = 1;
      if (!stopping) stop("SIGTERM");
      if (listRunning().length === 0) process.exit(exitCode);
    });
    return once(worker, "listening");
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop(signal));
  // The first one migrates the database, and says alone what is wrong.
  const [{ port }] = await start();
  await Promise.all(Array.from({ length: count - 1 }, start));
  return port;
}

const listRunning = () =>
  Object.values(cluster.workers ?? {}).filter((worker): worker is Worker => worker?.isDead() === false);
