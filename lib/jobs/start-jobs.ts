import type { Job } from "@/lib/core/job";
import type { Services } from "@/lib/core/services";
import { toFailureFacts } from "@/lib/core/to-app-error";
import { anchorAudit } from "./anchor-audit";
import { purgeExpired } from "./purge-expired";

/** All background jobs. */
export const JOBS: Job[] = [anchorAudit, purgeExpired];

const CHECK_MS = 60_000;

/**
 * Runs all due jobs once a minute, one batch at a time. Returns a function that stops the jobs after the
 * running batch.
 */
export function startJobs({ engine, log }: Pick<Services, "engine" | "log">, jobs = JOBS) {
  let stopped = false;
  let running = Promise.resolve();
  const run = async () => {
    for (const { name, runBatch } of jobs) {
      try {
        while (!stopped && (await runBatch({ db: engine.db, log })) === "more");
      } catch (error) {
        log.error("job", { job: name, ...toFailureFacts(error) });
      }
    }
  };
  const timer = setInterval(() => {
    running = running.then(run);
  }, CHECK_MS).unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await running;
  };
}
