import { z } from "zod";
import { query } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { verifyOrganization } from "./verify-organization";

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
  run: async ({ db, keyring, organizationId }) => {
    const { hash, ...found } = await verifyOrganization(db, keyring.audit, organizationId);
    return { ...found, valid: found.problem === null, hash: hash.toString("hex") };
  },
});
