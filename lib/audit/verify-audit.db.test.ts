import { and, eq, gt, type SQL, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { audit, auditHeads } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, testKeyring } from "@/e2e/support/tenant";
import { appendAudit, INSTALLATION } from "@/lib/core/changes/audit-trail";
import type { Context } from "@/lib/core/operations/context";
import { createProject } from "@/lib/organizations/operations/create-project";
import { updateProject } from "@/lib/organizations/operations/update-project";
import { signAuditHeads } from "./sign-audit-heads";
import { verifyAudit } from "./verify-audit";

const ENTRIES = 12;

let engine: Engine;
let owner: Context;
let chainId: string;
let otherId: string;
beforeAll(async () => {
  engine = await openTestDatabase();
  const [tenant, other] = [await createTenant(engine.db), await createTenant(engine.db)];
  [owner, chainId, otherId] = [tenant.owner, tenant.organizationId, other.organizationId];
  for (const { owner: ctx, here } of [tenant, other]) {
    const project = await createProject.execute(ctx, { workspaceId: here.workspaceId, name: "First" });
    for (let i = 1; i < ENTRIES; i += 1) {
      await updateProject.execute(ctx, { id: project.id, name: `Name ${i}` });
    }
  }
}, 60_000);
afterAll(() => engine.close());

/** Runs work in a transaction that is rolled back. Returns the verification result after the work. */
async function verifyAfter(work: (ctx: Context) => Promise<unknown>) {
  const found: Awaited<ReturnType<typeof verifyAudit.execute>>[] = [];
  const undone = engine.db.transaction(async (db) => {
    const ctx = { ...owner, db, changes: [] };
    await work(ctx);
    found.push(await verifyAudit.execute(ctx, {}));
    db.rollback();
  });
  await expect(undone).rejects.toThrow("Rollback");
  return found[0];
}

const entry = (chain: string, sequence: number) =>
  and(eq(audit.chainId, chain), eq(audit.sequence, sequence));
const anySequence = fc.integer({ min: 1, max: ENTRIES });

/** The edits of one column by an attacker who can write to the database but has no audit key. */
const EDITS: Record<string, SQL> = {
  at: sql`at = at + interval '1 millisecond'`,
  actor: sql`actor = actor || 'x'`,
  actor_name: sql`actor_name = 'Somebody else'`,
  action: sql`action = 'projects.read'`,
  subject: sql`subject = 'project:other'`,
  subject_name: sql`subject_name = subject_name || '.'`,
  before: sql`before = '{"name":"another"}'::json`,
  after: sql`after = null`,
  ip: sql`ip = '198.51.100.1'`,
  client: sql`client = 'curl'`,
  hash: sql`hash = sha256(hash)`,
  hash_key_id: sql`hash_key_id = hash_key_id + 1`,
  sequence: sql`sequence = sequence + 1000`,
};

type Tampering = { what: string; apply: (ctx: Context) => Promise<unknown> };

const editing = fc.record({ column: fc.constantFrom(...Object.keys(EDITS)), sequence: anySequence }).map(
  ({ column, sequence }): Tampering => ({
    what: `edit ${column} of ${sequence}`,
    apply: ({ db }) => db.execute(sql`update audit set ${EDITS[column]} where ${entry(chainId, sequence)}`),
  }),
);

const deleting = fc.record({ from: anySequence, count: fc.integer({ min: 1, max: 3 }) }).map(
  ({ from, count }): Tampering => ({
    what: `delete ${count} from ${from}`,
    apply: ({ db }) =>
      db.execute(
        sql`delete from audit where chain_id = ${chainId} and sequence >= ${from} and sequence < ${from + count}`,
      ),
  }),
);

const swapping = fc
  .tuple(anySequence, anySequence)
  .filter(([one, other]) => one !== other)
  .map(
    ([one, other]): Tampering => ({
      what: `swap ${one} and ${other}`,
      apply: async ({ db }) => {
        const move = (from: number, to: number) =>
          db.execute(sql`update audit set sequence = ${to} where ${entry(chainId, from)}`);
        await move(one, 0);
        await move(other, one);
        await move(0, other);
      },
    }),
  );

/** The newest entries are removed, and the head is reset to the entry before them. */
const cutting = fc
  .record({
    keep: fc.integer({ min: 0, max: ENTRIES - 1 }),
    mac: fc.constantFrom("kept", "removed", "foreign"),
  })
  .map(
    ({ keep, mac }): Tampering => ({
      what: `cut after ${keep}, mac ${mac}`,
      apply: async ({ db }) => {
        await db.delete(audit).where(and(eq(audit.chainId, chainId), gt(audit.sequence, keep)));
        await db.execute(sql`update audit_heads set sequence = ${keep},
        hash = coalesce((select hash from audit where ${entry(chainId, keep)}), ${Buffer.alloc(32)})
        where chain_id = ${chainId}`);
        if (mac === "removed")
          await db.execute(sql`update audit_heads set mac = null where chain_id = ${chainId}`);
        if (mac === "foreign") {
          await db.execute(sql`update audit_heads set mac = o.mac from audit_heads o
          where audit_heads.chain_id = ${chainId} and o.chain_id = ${otherId}`);
        }
      },
    }),
  );

const planting = fc.record({ sequence: anySequence, at: fc.constantFrom("end", "place") }).map(
  ({ sequence, at }): Tampering => ({
    what: `copy entry ${sequence} of another chain to the ${at}`,
    apply: async ({ db }) => {
      const to = at === "end" ? ENTRIES + 1 : sequence;
      await db.delete(audit).where(entry(chainId, to));
      await db.execute(
        sql`update audit set chain_id = ${chainId}, sequence = ${to} where ${entry(otherId, sequence)}`,
      );
    },
  }),
);

const wiping = fc.constantFrom("entries", "head", "chain", "chain and count").map(
  (what): Tampering => ({
    what: `remove ${what}`,
    apply: async ({ db }) => {
      const own = eq(audit.chainId, chainId);
      if (what !== "head") await db.delete(audit).where(own);
      if (what !== "entries") await db.delete(auditHeads).where(eq(auditHeads.chainId, chainId));
      if (what === "chain and count") await db.delete(audit).where(eq(audit.subject, `chain:${chainId}`));
    },
  }),
);

const tampering = fc.oneof(editing, deleting, swapping, cutting, planting, wiping);

describe("the verification of the audit log", () => {
  it("finds every chain valid as it was written, also with text and addresses in other spellings", async () => {
    expect(await verifyAudit.execute(owner, {})).toMatchObject({
      valid: true,
      entries: ENTRIES,
      problem: null,
    });
    const found = await verifyAfter((ctx) =>
      appendAudit(
        { ...ctx, request: { ...ctx.request, ip: "2001:DB8:0:0::0:1", client: "half \ud800 pair" } },
        "projects.update",
        [{ subject: "project:1", name: "half \udc00", before: null, after: { name: "\ud800" } }],
      ),
    );
    expect(found).toMatchObject({ valid: true, entries: ENTRIES + 1 });
  });

  it("finds 1,000 of 1,000 random edits, removals, swaps, cuts and copies, and 0 without any", async () => {
    let rounds = 0;
    const check = fc.asyncProperty(tampering, fc.boolean(), async ({ what, apply }, isContinued) => {
      rounds += 1;
      const found = await verifyAfter(async (ctx) => {
        await apply(ctx);
        // Entries that the product writes later must not hide the tampering.
        if (isContinued) {
          await ctx.db
            .transaction((db) =>
              appendAudit({ ...ctx, db }, "projects.update", [
                { subject: "project:1", name: "Next", before: null, after: {} },
              ]),
            )
            .catch(() => {});
        }
      });
      expect(found?.valid, `${what}${isContinued ? ", continued" : ""}`).toBe(false);
    });
    await fc.assert(check, { numRuns: 1_000 });
    expect(rounds).toBe(1_000);
    expect(await verifyAfter(async () => {})).toMatchObject({ valid: true });
  });

  it("finds tampering with the installation's chain, which counts the others", async () => {
    const found = await verifyAfter(({ db }) =>
      db.execute(sql`update audit set subject_name = 'x' where chain_id = ${INSTALLATION} and sequence = 1`),
    );
    expect(found?.problem).toEqual({ chain: "installation", reason: "entry_changed", sequence: 1 });
  });

  it("differs from what was noted before when the whole audit is removed and starts over", async () => {
    const noted = await verifyAudit.execute(owner, {});
    const found = await verifyAfter(async (ctx) => {
      await ctx.db.delete(audit);
      await ctx.db.delete(auditHeads);
      expect(await verifyAudit.execute(ctx, {})).toMatchObject({ problem: { reason: "chain_missing" } });
      await appendAudit(ctx, "projects.update", [{ subject: "p", name: "Next", before: null, after: {} }]);
    });
    expect(found?.entries).toBeLessThan(noted.entries);
    expect(found?.hash).not.toBe(noted.hash);
  });

  it("signs the heads of an older version once, and none that lost its signature later", async () => {
    const unsign = ({ db }: Context) => db.execute(sql`update audit_heads set mac = null, mac_key_id = null`);
    const upgraded = await verifyAfter(async (ctx) => {
      await ctx.db.delete(audit).where(eq(audit.chainId, INSTALLATION));
      await ctx.db.delete(auditHeads).where(eq(auditHeads.chainId, INSTALLATION));
      await unsign(ctx);
      await signAuditHeads(ctx.db, testKeyring);
    });
    expect(upgraded).toMatchObject({ valid: true });
    const later = await verifyAfter(async (ctx) => {
      await unsign(ctx);
      await signAuditHeads(ctx.db, testKeyring);
    });
    expect(later).toMatchObject({ valid: false });
  });
});
