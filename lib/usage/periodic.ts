/** Work that repeats while there is some. */
export type Periodic = {
  /** Schedules the work: one period after its last run, or at once when that time has passed. */
  wake: () => void;
  /**
   * Runs the work now, after a run in progress.
   * @throws the error of the work.
   */
  finish: () => Promise<void>;
};

/**
 * Creates periodic work. `work` runs at most once per `periodMs`, never in parallel, until `isIdle` returns
 * true. `failed` gets the errors of scheduled runs.
 */
export function createPeriodic(
  work: () => Promise<void>,
  isIdle: () => boolean,
  periodMs: number,
  failed: (error: unknown) => void,
): Periodic {
  let doneAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;

  function wake() {
    if (timer || running || isIdle()) return;
    const wait = Math.max(0, doneAt + periodMs - performance.now());
    timer = setTimeout(() => {
      timer = null;
      if (!running) start().catch(failed);
    }, wait).unref();
  }

  function start(): Promise<void> {
    running = work().finally(() => {
      running = null;
      doneAt = performance.now();
      wake();
    });
    return running;
  }

  async function finish() {
    while (running) await running.catch(() => {});
    if (!isIdle()) await start();
  }

  return { wake, finish };
}
