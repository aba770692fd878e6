import type { EventEmitter } from "node:events";
import type { Attempt, BudgetedCall, Reserved } from "./reservation";

const WAIT_MS = 5_000;
/** The time between two looks at the database, for settlements of other processes. */
const POLL_MS = 200;

/**
 * Reserves a call. While running calls hold the money that it needs, it waits up to 5 seconds for their settlements:
 * those of this process, which `settled` emits by the ids of their budgets, and those of others.
 * @throws the reason of the signal when it aborts.
 */
export async function reservePatiently(
  reserve: (call: Attempt) => Promise<Reserved>,
  settled: EventEmitter,
  call: BudgetedCall,
  signal: AbortSignal,
): Promise<Reserved> {
  const deadline = performance.now() + WAIT_MS;
  for (;;) {
    const left = deadline - performance.now();
    // It listens before the attempt, so that it misses no settlement.
    const settlement = listen(settled, call, Math.min(POLL_MS, Math.max(0, left)), signal);
    const reserved = await reserve({ patient: left > 0, ...call }).catch((error: unknown) => {
      settlement.stop();
      throw error;
    });
    if (reserved.refused !== "wait") {
      settlement.stop();
      return reserved;
    }
    await settlement.heard;
    signal.throwIfAborted();
  }
}

/** Listens for a settlement of one of a call's budgets, for at most some milliseconds. */
function listen(settled: EventEmitter, { budgets }: BudgetedCall, mostMs: number, signal: AbortSignal) {
  let stop = () => {};
  const heard = new Promise<void>((resolve) => {
    stop = () => {
      clearTimeout(timer);
      for (const { id } of budgets) settled.off(id, stop);
      signal.removeEventListener("abort", stop);
      resolve();
    };
    const timer = setTimeout(stop, mostMs);
    for (const { id } of budgets) settled.on(id, stop);
    signal.addEventListener("abort", stop);
  });
  return { heard, stop: () => stop() };
}
