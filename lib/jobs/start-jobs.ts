import { sweepHolds } from "@/lib/budgets/ledger/sweep-holds";
import type { Job } from "@/lib/core/operations/job";
import type { Services } from "@/lib/core/operations/services";
import { anchorAudit } from "./anchor-audit";
import { announceExpiringKeys } from "./announcements/announce-expiring-keys";
import { announceProblems } from "./announcements/announce-problems";
import { purgeExpired } from "./purge-expired";
import { purgeOrganizations } from "./purge-organizations";
import { runDueJobs } from "./run-due-jobs";

/** The jobs that every server runs. `reencryptSecrets` is run by a command, once all servers have the new key. */
export const JOBS: Job[] = [
  ...[anchorAudit, purgeExpired, purgeOrganizations, sweepHolds],
  ...[announceExpiringKeys, announceProblems],
];

const CHECK_MS = 60_000;

/**
 * Runs all due jobs once a minute, one batch at a time. Returns a function that stops the jobs after the
 * running batch.
 */
export function startJobs(services: Pick<Services, "engine" | "log" | "keyring">) {
  let stopped = false;
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(() => runDueJobs(JOBS, services, () => stopped));
  }, CHECK_MS).unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await running;
  };
}
