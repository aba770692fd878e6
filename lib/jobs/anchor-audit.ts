import { and, asc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { audit, auditHeads } from "@/db/schema";
import { job } from "@/lib/core/operations/job";
import { env } from "@/lib/env";

const HOUR_MS = 60 * 60 * 1000;
const BATCH_CHAINS = 100;
/** The hours between two runs at most. On Vercel, a scheduler starts them daily by default. */
const longestPause = () => (env.onVercel ? 25 : 2);

/**
 * Logs the end of every audit chain that has grown since the last run. A log that is kept outside of the
 * database can later be compared with the audit log. This detects a database that was replaced by an older
 * copy.
 */
export const anchorAudit = job({
  name: "audit.anchor",
  title: "Log the ends of the audit chains",
  everyMs: HOUR_MS,
  cursor: z.guid().nullable(),
  start: null,

  step: async ({ db, log, now }, after) => {
    const heads = await db
      .select({
        chainId: auditHeads.chainId,
        sequence: auditHeads.sequence,
        hash: auditHeads.hash,
        at: audit.at,
      })
      .from(auditHeads)
      .leftJoin(audit, and(eq(audit.chainId, auditHeads.chainId), eq(audit.sequence, auditHeads.sequence)))
      .where(after === null ? undefined : gt(auditHeads.chainId, after))
      .orderBy(asc(auditHeads.chainId))
      .limit(BATCH_CHAINS);
    for (const { chainId: chain, sequence, hash, at } of heads) {
      // A chain whose last entry is missing is logged too.
      if (at && now.getTime() - at.getTime() > longestPause() * HOUR_MS) continue;
      log.info("audit anchor", { chain, sequence, hash: hash.toString("hex") });
    }
    const last = heads.length < BATCH_CHAINS ? null : (heads.at(-1)?.chainId ?? null);
    return { processed: heads.length, next: last };
  },
});
