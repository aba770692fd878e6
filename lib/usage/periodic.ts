/** Work that is done now and then, as long as there is some. */
export type Periodic = {
  /** Says that there is work: it is done a period after the last time, or at once if that is over. */
  wake: () => void;
  /** Does what there is now, after what is being done. Throws what the work throws. */
  finish: () => Promise<void>;
};

/** Does `work` once in `periodMs` at most and never twice at once, while `isIdle` says that there is some. */
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
