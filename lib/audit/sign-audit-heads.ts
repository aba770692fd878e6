import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { audit, auditHeads } from "@/db/schema";
import {
  appendAudit,
  CHAIN_STARTED,
  databaseNow,
  INSTALLATION,
  signHead,
  toChainStart,
} from "@/lib/core/changes/audit-trail";
import type { Keyring } from "@/lib/core/operations/context";

/**
 * Signs the heads of chains from a version without signatures, and registers these chains in the
 * installation's chain. It runs under the boot lock, and only while no chain is registered. A head that loses
 * its signature later stays invalid.
 */
export async function signAuditHeads(db: Database, keyring: Keyring) {
  const [counted] = await db
    .select({ sequence: audit.sequence })
    .from(audit)
    .where(and(eq(audit.chainId, INSTALLATION), eq(audit.action, CHAIN_STARTED)))
    .limit(1);
  if (counted) return;
  const heads = await db
    .select({
      chainId: auditHeads.chainId,
      sequence: auditHeads.sequence,
      hash: auditHeads.hash,
      now: databaseNow,
    })
    .from(auditHeads)
    .where(isNull(auditHeads.mac));
  const macKeyId = keyring.audit.currentId;
  for (const head of heads) {
    const mac = signHead(keyring.audit, { ...head, macKeyId });
    await db.update(auditHeads).set({ mac, macKeyId }).where(eq(auditHeads.chainId, head.chainId));
  }
  const [first] = heads;
  if (!first) return;
  const request = { id: "boot", ip: null, client: null, idempotency: null };
  const ctx = {
    db,
    keyring,
    request,
    now: first.now,
    organizationId: INSTALLATION,
    actor: { kind: "system" } as const,
  };
  const chains = heads.filter(({ chainId }) => chainId !== INSTALLATION);
  await appendAudit(
    ctx,
    CHAIN_STARTED,
    chains.map(({ chainId }) => toChainStart(chainId)),
  );
}
