import { toFailureFacts } from "@/lib/core/errors/to-app-error";
import type { Job } from "@/lib/core/operations/job";
import type { Services } from "@/lib/core/operations/services";

/**
 * Runs the due jobs one after the other, batch by batch. It ends before the next batch once `isStopped`. The
 * next run continues there. A failed job is logged.
 */
export async function runDueJobs(
  jobs: readonly Job[],
  { engine, log, keyring }: Pick<Services, "engine" | "log" | "keyring">,
  isStopped: () => boolean,
): Promise<void> {
  for (const { name, runBatch } of jobs) {
    try {
      while (!isStopped() && (await runBatch({ db: engine.db, log, keyring })) === "more");
    } catch (error) {
      log.error("job", { job: name, ...toFailureFacts(error) });
    }
  }
}
