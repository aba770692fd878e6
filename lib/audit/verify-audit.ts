import { z } from "zod";
import { CHAIN_STARTED, INSTALLATION } from "@/lib/core/changes/audit-trail";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { type ChainProblem, verifyChain } from "./verify-chain";

const verification = z.object({
  valid: z.boolean(),
  /** The number of verified entries. */
  entries: z.int(),
  /** The hash of the last verified entry, to compare with a noted or logged one. */
  hash: z.string(),
  /**
   * The first problem, null when there is none. `chain_missing`: the installation's chain does not register
   * the organization's chain exactly once, so the chain was removed or started again.
   */
  problem: z
    .object({
      chain: z.enum(["organization", "installation"]),
      reason: z.enum(["entry_missing", "entry_changed", "end_missing", "head_changed", "chain_missing"]),
      sequence: z.int().nullable(),
    })
    .nullable(),
});

/**
 * Verifies that no audit entry of the organization was changed, removed, moved or added. It verifies the
 * installation's chain too, which registers the chains of organizations.
 */
export const verifyAudit = query({
  name: "audit.verify",
  title: "Verify the audit log",
  permission: "audit:read",
  allowed: { "organization admin": () => [{}] },
  target: () => ({ row: null, target: organizationTarget }),
  input: z.object({}),
  output: verification,
  run: (ctx) => ctx.db.transaction((db) => verify({ ...ctx, db }), { isolationLevel: "repeatable read" }),
});

async function verify({ db, keyring, organizationId }: Context): Promise<z.output<typeof verification>> {
  const own = await verifyChain(db, keyring.audit, organizationId);
  let counted = 0;
  const installation = await verifyChain(db, keyring.audit, INSTALLATION, ({ action, subject }) => {
    if (action === CHAIN_STARTED && subject === `chain:${organizationId}`) counted += 1;
  });
  const problem =
    toProblem("organization", own.problem) ??
    toProblem("installation", installation.problem) ??
    (counted === 1 && own.entries > 0
      ? null
      : ({ chain: "organization", reason: "chain_missing", sequence: null } as const));
  return { valid: problem === null, entries: own.entries, hash: own.hash.toString("hex"), problem };
}

const toProblem = (chain: "organization" | "installation", problem: ChainProblem | null) =>
  problem && { chain, ...problem };
