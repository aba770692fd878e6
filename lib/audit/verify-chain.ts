import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "@/db/client";
import { audit, auditHeads } from "@/db/schema";
import { type AuditEntry, GENESIS, hashEntry, isHeadSigned } from "@/lib/core/changes/audit-trail";
import type { DataKeys } from "@/lib/core/operations/context";

const BATCH_ROWS = 1_000;

/** The first problem of a chain. `sequence` is the number of the affected entry, null for the head. */
export type ChainProblem = {
  reason: "entry_missing" | "entry_changed" | "end_missing" | "head_changed";
  sequence: number | null;
};

export type VerifiedChain = { entries: number; hash: Buffer; problem: ChainProblem | null };

/**
 * Verifies a chain from its first entry to its head, and calls `visit` with every verified entry. `db` must
 * be a transaction that reads both in one snapshot.
 */
export async function verifyChain(
  db: Database,
  keys: DataKeys,
  chainId: string,
  visit: (entry: AuditEntry) => void = () => {},
): Promise<VerifiedChain> {
  const [head] = await db.select().from(auditHeads).where(eq(auditHeads.chainId, chainId));
  let entries = 0;
  let hash: Buffer = GENESIS;
  const failed = (reason: ChainProblem["reason"], sequence: number | null) => ({
    entries,
    hash,
    problem: { reason, sequence },
  });
  for (;;) {
    const rows = await db
      .select()
      .from(audit)
      .where(and(eq(audit.chainId, chainId), gt(audit.sequence, entries)))
      .orderBy(asc(audit.sequence))
      .limit(BATCH_ROWS);
    for (const { hash: stored, ...entry } of rows) {
      if (entry.sequence !== entries + 1) return failed("entry_missing", entries + 1);
      if (!keys.byId.has(entry.hashKeyId)) return failed("entry_changed", entry.sequence);
      const expected = hashEntry(keys, entry, hash);
      if (!expected.equals(stored)) return failed("entry_changed", entry.sequence);
      [entries, hash] = [entry.sequence, expected];
      visit(entry);
    }
    if (rows.length < BATCH_ROWS) break;
  }
  if (!head) return entries === 0 ? { entries, hash, problem: null } : failed("head_changed", null);
  if (head.sequence > entries) return failed("end_missing", entries + 1);
  if (head.sequence < entries || !head.hash.equals(hash)) return failed("head_changed", null);
  return isHeadSigned(keys, head) ? { entries, hash, problem: null } : failed("head_changed", null);
}
