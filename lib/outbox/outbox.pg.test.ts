import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect, type Engine } from "@/db/client";
import { deliveries } from "@/db/schema";
import { openServerDatabase } from "@/e2e/support/database-server";
import { type Receiver, startReceiver } from "@/e2e/support/receiver";
import { createTenant } from "@/e2e/support/tenant";
import { createTestOutbox } from "@/e2e/support/workflows";
import { createWorkflow } from "@/lib/workflows/operations/create-workflow";
import { triggerWorkflow } from "@/lib/workflows/operations/trigger-workflow";

let engine: Engine & { url: string };
let tenant: Awaited<ReturnType<typeof createTenant>>;
let receiver: Receiver;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  engine = await openServerDatabase();
});
afterAll(() => engine.close());
beforeEach(async () => {
  tenant = await createTenant(engine.db);
  receiver = await startReceiver();
});
afterEach(async () => {
  receiver.stop();
  for (const close of closing.splice(0)) await close();
});

/** Opens the sender of another process. */
async function openProcess() {
  const own = await connect({ driver: "pg", url: engine.url, preparedStatements: true, connections: 4 });
  closing.push(() => own.close().catch(() => {}));
  return { ...createTestOutbox(own), crash: () => own.close() };
}

const makeWorkflow = async (name: string, url: string) =>
  (await createWorkflow.execute(tenant.owner, { name, projectId: tenant.here.projectId, targetUrl: url })).id;

const trigger = async (id: string, count: number) => {
  const runs: string[] = [];
  for (let index = 0; index < count; index += 1) {
    runs.push((await triggerWorkflow.execute(tenant.owner, { id, payload: `${index}` })).runId);
  }
  return runs;
};

const loadRuns = () =>
  engine.db
    .select({
      id: deliveries.id,
      status: deliveries.status,
      attempts: deliveries.attempts,
      dueAt: deliveries.dueAt,
    })
    .from(deliveries)
    .where(eq(deliveries.organizationId, tenant.organizationId));

const never = () => false;

describe("two processes", () => {
  it("deliver each run once", async () => {
    const runs = await trigger(await makeWorkflow("Report", receiver.url), 60);
    const processes = await Promise.all([openProcess(), openProcess()]);
    await Promise.all(processes.map(({ sendDue }) => sendDue(never)));
    expect(receiver.deliveries.map(({ id }) => id).toSorted()).toEqual(runs.toSorted());
    expect(new Set((await loadRuns()).map(({ status }) => status))).toEqual(new Set(["succeeded"]));
  });

  it("lose no run when one of them is killed during its attempts", async () => {
    const runs = await trigger(await makeWorkflow("Report", receiver.url), 20);
    const [killed, other] = [await openProcess(), await openProcess()];
    // The first four requests arrive, and their process ends before it reads the answers.
    const held: (() => void)[] = [];
    receiver.answer = (response) => held.push(() => response.end());
    const sending = killed.sendDue(() => held.length > 0);
    await expect.poll(() => held.length, { timeout: 10_000 }).toBe(4);
    await killed.crash();
    receiver.answer = (response) => response.end();
    for (const answer of held) answer();
    await sending;
    // The database may notice later that the killed process is gone, and release the rows that it had locked.
    const sendRest = async () => {
      await other.sendDue(never);
      return (await loadRuns()).filter(({ status }) => status === "pending");
    };
    await expect.poll(sendRest).toEqual([]);
    const interrupted = (await loadRuns()).filter(({ status }) => status === "delivering");
    expect(interrupted).toHaveLength(4);
    for (const { dueAt } of interrupted) expect(dueAt.getTime()).toBeGreaterThan(tenant.owner.now.getTime());
    // A minute later.
    await engine.db
      .update(deliveries)
      .set({ dueAt: sql`${deliveries.dueAt} - interval '1 minute'` })
      .where(eq(deliveries.status, "delivering"));
    await other.sendDue(never);
    expect(new Set(receiver.deliveries.map(({ id }) => id))).toEqual(new Set(runs));
    expect(receiver.deliveries).toHaveLength(24);
    for (const { id, status, attempts } of await loadRuns()) {
      const wasInterrupted = interrupted.some((run) => run.id === id);
      const errors = attempts.map(({ error }) => error);
      expect([status, errors]).toEqual([
        "succeeded",
        wasInterrupted ? ["The server stopped during this attempt", null] : [null],
      ]);
      expect(attempts.map(({ at }) => at)).toEqual(attempts.map(({ at }) => at).toSorted());
    }
  });
});

it("a target that does not answer holds up no other one, and gets four requests at a time", async () => {
  const silent = await startReceiver(() => {});
  const stuck = await trigger(await makeWorkflow("Silent", silent.url), 30);
  const runs = await trigger(await makeWorkflow("Report", receiver.url), 10);
  const { start, stop } = await openProcess();
  start();
  await expect.poll(() => receiver.deliveries.length, { timeout: 10_000 }).toBe(runs.length);
  expect(silent.deliveries).toHaveLength(4);
  // The stop gives the attempts back that do not end, so that another process makes them at once.
  await stop();
  const left = (await loadRuns()).filter(({ id }) => stuck.includes(id));
  expect(left.map(({ status, attempts }) => [status, attempts])).toEqual(stuck.map(() => ["pending", []]));
  silent.answer = (response) => response.end();
  await (await openProcess()).sendDue(never);
  expect(new Set(silent.deliveries.map(({ id }) => id))).toEqual(new Set(stuck));
  silent.stop();
});
