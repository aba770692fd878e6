import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Engine } from "@/db/client";
import { createLog } from "@/lib/core/log";
import type { Context } from "@/lib/core/operations/context";
import { createOutbox } from "@/lib/outbox/outbox";
import { createWorkflow } from "@/lib/workflows/operations/create-workflow";
import { getRun } from "@/lib/workflows/operations/get-run";
import { triggerWorkflow } from "@/lib/workflows/operations/trigger-workflow";
import { openTestDatabase } from "./database";
import { type Receiver, startReceiver } from "./receiver";
import { createTenant, testKeyring } from "./tenant";

/** Creates the sender of deliveries for a test database. */
export const createTestOutbox = (engine: Engine, allowPrivateUpstreams = true) =>
  createOutbox({ engine, log: createLog("silent"), keyring: testKeyring, allowPrivateUpstreams });

/** Opens a database for a test file, and creates an organization and a receiver for each test. */
export function workflowTests() {
  let engine: Engine;
  let receiver: Receiver;
  let tenant: Awaited<ReturnType<typeof createTenant>>;
  beforeAll(async () => {
    engine = await openTestDatabase();
  });
  afterAll(() => engine.close());
  beforeEach(async () => {
    tenant = await createTenant(engine.db);
    receiver = await startReceiver();
  });
  afterEach(() => receiver.stop());
  const create = async (facts: Record<string, unknown> = {}, ctx: Context = tenant.owner) => {
    const { projectId } = tenant.here;
    const made = await createWorkflow.execute(ctx, {
      ...{ name: "Nightly report", projectId, targetUrl: receiver.url },
      ...facts,
    });
    return { ...made, signingSecret: made.signingSecret ?? "" };
  };
  return {
    db: () => engine.db,
    tenant: () => tenant,
    receiver: () => receiver,
    create,
    trigger: (id: string, payload = "{}", ctx: Context = tenant.owner) =>
      triggerWorkflow.execute(ctx, { id, payload }),
    openOutbox: () => createTestOutbox(engine),
    /** Sends what is due, and waits for the results. */
    sendDue: (allowPrivate = true) => createTestOutbox(engine, allowPrivate).sendDue(() => false),
    loadRun: (id: string) => getRun.execute(tenant.owner, { id }),
  };
}
