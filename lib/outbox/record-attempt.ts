import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { deliveries } from "@/db/schema";
import type { Claimed } from "./claim-deliveries";
import { isAccepted, KEPT_ATTEMPTS, toRetryDelay } from "./retry";
import type { Outcome } from "./send-signed";

/**
 * Records the result of an attempt: the delivery has succeeded, has failed, or is due again later. Does nothing when
 * another process has claimed it meanwhile.
 */
export async function recordAttempt(
  db: Database,
  { id, claim, tries, attempts }: Claimed,
  { at, durationMs }: { at: Date; durationMs: number },
  outcome: Outcome,
) {
  const { status, error, response } = outcome;
  const hasSucceeded = isAccepted(status);
  const delay = hasSucceeded ? null : toRetryDelay(outcome, tries);
  const attempt = { at: at.toISOString(), status, durationMs, error };
  await db
    .update(deliveries)
    .set({
      status: hasSucceeded ? "succeeded" : delay === null ? "failed" : "pending",
      attempts: [...attempts, attempt].slice(-KEPT_ATTEMPTS),
      response,
      claim: null,
      dueAt: sql`now() + ${delay ?? 0} * interval '1 millisecond'`,
      finishedAt: delay === null ? sql`now()` : null,
      ...(delay === null && { sealedLink: null }),
    })
    .where(and(eq(deliveries.id, id), eq(deliveries.claim, claim)));
}

/** Gives a delivery back whose attempt was stopped, so that another process sends it at once. */
export async function releaseDelivery(db: Database, { id, claim, tries }: Claimed) {
  await db
    .update(deliveries)
    .set({ status: "pending", claim: null, tries: tries - 1, dueAt: sql`now()` })
    .where(and(eq(deliveries.id, id), eq(deliveries.claim, claim)));
}
