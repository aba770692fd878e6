/** Work that is done periodically while there is some. */
export type Periodic = {
  /** Schedules the work: a period after it was last done, or at once when that time is over. */
  wake: () => void;
  /**
   * Does the work now, after a run that is under way.
   * @throws the error of the work.
   */
  finish: () => Promise<void>;
};

/** Does `work` at most once in `periodMs`, and never twice at a time, until `isIdle` returns true. */
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
