import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { usage } from "@/db/schema/index";
import { call } from "@/e2e/support/call";
import { MINUTE, withinWindow } from "@/e2e/support/clock";
import { type Receiver, startReceiver } from "@/e2e/support/receiver";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";

let at: ServerTenant;
let receiver: Receiver;
beforeAll(async () => {
  at = await createServerTenant();
});
afterAll(() => at.stop());
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.stop());

const create = async (fields: Record<string, unknown> = {}) =>
  (
    await at.manage("POST", "/api/workflows", {
      ...{ name: randomUUID(), project_id: at.project.id, target_url: receiver.url },
      ...fields,
    })
  ).body;
const createTriggerKey = (fields: Record<string, unknown> = {}) =>
  at.createKey({ scopes: ["workflows:trigger"], project_id: at.project.id, ...fields });
const trigger = (id: string, key: string, options: Parameters<typeof call>[3] = {}) =>
  call(at.url, "POST", `/api/workflows/${id}/trigger`, { key, ...options });
/** A batch of usage is written within a second, and due deliveries are looked for once a second. */
const PATIENT = { timeout: 15_000, interval: 100 };
const waitForRun = (id: string, status: string) =>
  vi.waitFor(async () => {
    const { body } = await at.manage("GET", `/api/workflow-runs/${id}`);
    expect(body.status).toBe(status);
    return body;
  }, PATIENT);

it("answers the documented objects", async () => {
  const { signing_secret: secret, ...workflow } = await create({ name: "Nightly report" });
  expect(secret).toMatch(/^whsec_/);
  expect(workflow).toEqual({
    id: expect.any(String),
    version: 1,
    project_id: at.project.id,
    name: "Nightly report",
    target_url: receiver.url,
    active: true,
    created_at: expect.any(String),
    updated_at: expect.any(String),
  });
  const { body } = await at.manage("GET", `/api/workflows/${workflow.id}`);
  expect(body).toEqual(workflow);
  const rotated = await at.manage("POST", `/api/workflows/${workflow.id}/rotate-secret`, {});
  expect(rotated.body).toMatchObject({ version: 2, signing_secret: expect.stringMatching(/^whsec_/) });
});

describe("a key triggers a workflow", () => {
  it("of its project, and as an inherited key of the organization; each run arrives signed", async () => {
    const { id, signing_secret: secret } = await create();
    const own = await createTriggerKey();
    const inherited = await createTriggerKey({ project_id: undefined, project_ids: [at.project.id] });
    const payloads = [{ order: 1 }, [1, 2], "text", 7, null];
    for (const key of [own, inherited]) {
      for (const payload of payloads) {
        const { status, body } = await trigger(id, key.secret, {
          body: JSON.stringify(payload),
          headers: { "content-type": "application/json" },
        });
        expect([status, body]).toEqual([202, { run_id: expect.any(String) }]);
        const run = await waitForRun(body.run_id, "succeeded");
        expect(run).toEqual({
          id: body.run_id,
          workflow_id: id,
          key_id: key.id,
          status: "succeeded",
          attempts: [{ at: expect.any(String), status: 200, duration_ms: expect.any(Number), error: null }],
          next_attempt_at: null,
          payload,
          response: "accepted",
          created_at: expect.any(String),
        });
        const delivery = receiver.deliveries.find((one) => one.id === body.run_id);
        expect(delivery?.verify(secret)).toEqual(payload);
      }
    }
    const empty = await trigger(id, own.secret);
    await waitForRun(empty.body.run_id, "succeeded");
    const { body } = await at.manage("GET", `/api/workflows/${id}/runs?limit=1`);
    expect(body).toMatchObject({
      data: [{ id: empty.body.run_id, payload: {} }],
      next_cursor: expect.any(String),
    });
    await vi.waitFor(async () => {
      const rows = await at.engine.db
        .select({ projectId: usage.projectId, status: usage.status })
        .from(usage)
        .where(eq(usage.keyId, inherited.id));
      expect(rows).toEqual(payloads.map(() => ({ projectId: at.project.id, status: 202 })));
    }, PATIENT);
  });

  it("under its limits, and once for an Idempotency-Key", async () => {
    await withinWindow(MINUTE, async () => {
      const { id } = await create();
      const { secret } = await createTriggerKey({ rate_limit_per_minute: 3 });
      const headers = { "idempotency-key": "order-1" };
      const first = await trigger(id, secret, { headers, body: { order: 1 } });
      const again = await trigger(id, secret, { headers, body: { order: 1 } });
      expect(again.body).toEqual({ ...first.body, replayed: true });
      const other = await trigger(id, secret, { headers, body: { order: 2 } });
      expect([other.status, other.body.error.code]).toEqual([422, "IDEMPOTENCY_MISMATCH"]);
      const limited = await trigger(id, secret, { body: {} });
      expect([limited.status, limited.body.error.reason]).toEqual([429, "minute"]);
      expect((await at.manage("GET", `/api/workflows/${id}/runs`)).body.data).toHaveLength(1);
    });
  });

  it("and is told why it cannot", async () => {
    const { id } = await create({ active: false });
    const { secret } = await createTriggerKey();
    const inactive = await trigger(id, secret, { body: {} });
    expect(inactive.status).toBe(409);
    expect(inactive.body.error).toMatchObject({ code: "CONFLICT", reason: "inactive" });
    await at.manage("PATCH", `/api/workflows/${id}`, { active: true });
    const large = JSON.stringify("x".repeat(64 * 1024));
    for (const [status, code, options] of [
      [400, "INVALID_REQUEST", { body: "{", headers: { "content-type": "application/json" } }],
      [413, "PAYLOAD_TOO_LARGE", { body: large, headers: { "content-type": "application/json" } }],
      [415, "UNSUPPORTED_MEDIA_TYPE", { body: "{}", headers: { "content-type": "text/plain" } }],
    ] as const) {
      const refused = await trigger(id, secret, options);
      expect([refused.status, refused.body.error.code]).toEqual([status, code]);
    }
    const chat = await at.createKey({ project_id: at.project.id });
    expect((await trigger(id, chat.secret)).body.error).toMatchObject({
      message: "Missing scope workflows:trigger",
    });
    expect((await trigger(randomUUID(), secret)).status).toBe(404);
  });
});

it("a run that failed is delivered again on request, under the same id", async () => {
  receiver.answer = (response) => response.writeHead(410).end("gone");
  const { id, signing_secret: secret } = await create();
  const { body } = await trigger(id, at.key, { body: { order: 1 } });
  expect(await waitForRun(body.run_id, "failed")).toMatchObject({
    attempts: [{ status: 410 }],
    response: "gone",
  });
  receiver.answer = (response) => response.end("back");
  const again = await at.manage("POST", `/api/workflow-runs/${body.run_id}/redeliver`, {});
  expect([again.status, again.body.status]).toEqual([200, "pending"]);
  const run = await waitForRun(body.run_id, "succeeded");
  expect(run.attempts.map(({ status }: { status: number }) => status)).toEqual([410, 200]);
  expect(receiver.deliveries.map((one) => one.id)).toEqual([body.run_id, body.run_id]);
  expect(receiver.deliveries[1]?.verify(secret)).toEqual({ order: 1 });
});

it("a webhook gets the events that it chose, and a test event", async () => {
  const events = ["key.created"];
  const { body: webhook } = await at.manage("POST", "/api/webhooks", { url: receiver.url, events });
  const { signing_secret: secret, ...visible } = webhook;
  expect((await at.manage("GET", `/api/webhooks/${webhook.id}`)).body).toEqual(visible);
  const key = await createTriggerKey();
  const test = await at.manage("POST", `/api/webhooks/${webhook.id}/test`, {});
  expect(test.status).toBe(200);
  await vi.waitFor(() => expect(receiver.deliveries).toHaveLength(2), PATIENT);
  const bodies = receiver.deliveries.map((delivery) => delivery.verify(secret) as { type: string });
  const shape = { timestamp: expect.any(String), data: expect.any(Object) };
  expect(bodies.toSorted((one, other) => (one.type < other.type ? -1 : 1))).toMatchObject([
    { type: "key.created", ...shape, data: { key: { id: key.id, prefix: key.prefix } } },
    { type: "webhook.test", ...shape },
  ]);
  expect(JSON.stringify(bodies)).not.toContain(key.secret.slice(18));
  await vi.waitFor(async () => {
    const { body } = await at.manage("GET", `/api/webhooks/${webhook.id}/deliveries`);
    expect(body.data).toMatchObject([{ status: "succeeded" }, { status: "succeeded" }]);
  }, PATIENT);
  expect((await at.manage("DELETE", `/api/webhooks/${webhook.id}`)).body.deleted).toBe(true);
});
