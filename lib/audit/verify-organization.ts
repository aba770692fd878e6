import type { Database } from "@/db/client";
import { CHAIN_STARTED, INSTALLATION } from "@/lib/core/changes/audit-trail";
import type { DataKeys } from "@/lib/core/operations/context";
import { type ChainProblem, verifyChain } from "./verify-chain";

/**
 * A problem of an organization's audit log. `chain_missing`: the installation's chain does not register the
 * organization's chain exactly once.
 */
type Problem = {
  chain: "organization" | "installation";
  reason: ChainProblem["reason"] | "chain_missing";
  sequence: number | null;
};

type Verified = { entries: number; hash: Buffer; problem: Problem | null };

/** Verifies the chain of an organization, and the installation's chain, which registers it, in one snapshot. */
export const verifyOrganization = (outer: Database, keys: DataKeys, organizationId: string) =>
  outer.transaction((db) => verify(db, keys, organizationId), { isolationLevel: "repeatable read" });

async function verify(db: Database, keys: DataKeys, organizationId: string): Promise<Verified> {
  const own = await verifyChain(db, keys, organizationId);
  let counted = 0;
  const installation = await verifyChain(db, keys, INSTALLATION, ({ action, subject }) => {
    if (action === CHAIN_STARTED && subject === `chain:${organizationId}`) counted += 1;
  });
  const problem =
    toProblem("organization", own.problem) ??
    toProblem("installation", installation.problem) ??
    (counted === 1 && own.entries > 0
      ? null
      : ({ chain: "organization", reason: "chain_missing", sequence: null } as const));
  return { entries: own.entries, hash: own.hash, problem };
}

const toProblem = (chain: Problem["chain"], problem: ChainProblem | null) => problem && { chain, ...problem };
