import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { jobs, organizations, users } from "@/db/schema/index";
import { findRefusal } from "@/e2e/support/credentials";
import { openTestDatabase } from "@/e2e/support/database";
import { listHoldings } from "@/e2e/support/personas";
import { makeSampleObjects } from "@/e2e/support/sample-objects";
import { createPerson, enter } from "@/e2e/support/signed-in-person";
import { createTenant, testKeyring } from "@/e2e/support/tenant";
import { verifyAudit } from "@/lib/audit/verify-audit";
import { readSession } from "@/lib/auth/sessions";
import { createLog } from "@/lib/core/log";
import type { Context } from "@/lib/core/operations/context";
import { closeOrganization } from "@/lib/organizations/operations/close-organization";
import { createOrganization } from "@/lib/organizations/operations/create-organization";
import { purgeOrganizations } from "./purge-organizations";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

const countRows = async (organizationId: string) =>
  (await listHoldings(engine.db, organizationId, organizationId)).flat().length;

const purgeBatch = () =>
  purgeOrganizations.runBatch({ db: engine.db, log: createLog("silent"), keyring: testKeyring });

/** Runs the job to its end. */
async function purge() {
  while ((await purgeBatch()) === "more");
}

it("an owner creates another organization, closes it, and it is deleted 30 days later with all its rows", async () => {
  const { email, as, organizationId } = await createPerson(engine.db);
  const { account, sessionId } = await enter(engine.db, email);
  if (account.actor.kind !== "user") throw new Error("No person is signed in");
  const owner = as({ ...account.actor, role: "owner" });
  const memberships = async () => (await readSession(engine.db, sessionId))?.memberships ?? [];
  const { slug } = await createOrganization.execute(owner, { name: "Acme" });
  const made = (await memberships()).find((one) => one.slug === slug);
  expect(made).toMatchObject({ name: "Acme", role: "owner" });
  const within: Context = { ...owner, organizationId: made?.organizationId ?? "" };
  expect(await verifyAudit.execute(within, {})).toMatchObject({ valid: true, entries: 3 });

  const close = (confirmation: string) => closeOrganization.execute(within, { confirmation });
  expect(await findRefusal(close("Acm"))).toMatchObject({ code: "INVALID_REQUEST", param: "confirmation" });
  await close("Acme");
  expect((await memberships()).map((one) => one.organizationId)).toEqual([organizationId]);

  await purge();
  expect(await countRows(within.organizationId)).toBeGreaterThan(0);
});

it("deletes every row of an organization that was closed 30 days ago, and no other", async () => {
  const [gone, kept] = [await createTenant(engine.db), await createTenant(engine.db)];
  for (const tenant of [gone, kept]) await makeSampleObjects(tenant);
  const before = await countRows(kept.organizationId);
  await engine.db
    .update(organizations)
    .set({ status: "closed", closedAt: sql`now() - interval '31 days'` })
    .where(eq(organizations.id, gone.organizationId));
  await engine.db.update(jobs).set({ startedAt: sql`now() - interval '2 days'` });
  await purge();
  expect(await countRows(gone.organizationId)).toBe(0);
  expect(await countRows(kept.organizationId)).toBe(before);
  expect(await engine.db.$count(users)).toBeGreaterThan(0);
});

it("leaves an organization that reaches 30 days during a run to the next one", async () => {
  const late = await createTenant(engine.db);
  await makeSampleObjects(late);
  const before = await countRows(late.organizationId);
  const wait = () => engine.db.update(jobs).set({ startedAt: sql`now() - interval '2 days'` });
  await wait();
  expect(await purgeBatch()).toBe("more");
  await engine.db
    .update(organizations)
    .set({ status: "closed", closedAt: sql`now() - interval '30 days'` })
    .where(eq(organizations.id, late.organizationId));
  await purge();
  expect(await countRows(late.organizationId)).toBe(before);
  await wait();
  await purge();
  expect(await countRows(late.organizationId)).toBe(0);
});
