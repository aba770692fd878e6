import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import type { Engine } from "@/db/client";
import { keyMeters, responses, runtimes, usage } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createServices, makeKey } from "@/e2e/support/services";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { createTenant } from "@/e2e/support/tenant";
import type { CallServices } from "@/lib/access/call";
import { createBudget } from "@/lib/budgets/operations/create-budget";
import { getBudget } from "@/lib/budgets/operations/get-budget";
import type { Context } from "@/lib/core/operations/context";
import { dispatch } from "@/lib/http/dispatcher";
import { getRequest } from "@/lib/usage/requests/get-request";

const PRICES = { priceInputPerMillion: 1_000_000_000_000n, priceOutputPerMillion: 10_000_000_000_000n };

let engine: Engine;
let standIn: StandIn;
let services: CallServices;
beforeAll(async () => {
  engine = await openTestDatabase();
  standIn = await startStandIn();
  services = { ...createServices(engine), allowPrivateUpstreams: true };
});
afterAll(async () => {
  await standIn.stop();
  await engine.close();
});

let owner: Context;
let organizationId: string;
let key: { id: string; secret: string };
beforeEach(async () => {
  const tenant = await createTenant(engine.db);
  ({ organizationId } = tenant);
  owner = { ...tenant.owner, keyring: services.keyring };
  const policy = { scopes: ["chat:write"], firstUsedAt: new Date(), dailyHardLimit: 100 };
  key = await makeKey(services, organizationId, { ...policy, modelDenylist: ["denied-*"] });
  standIn.requests.length = 0;
});

/** Creates runtimes of the stand-in's models. The first one falls back to the others. */
async function makeRuntimes(...models: string[]) {
  const shared = { organizationId, provider: "openai-compatible", kind: "chat" as const, ...PRICES };
  const made = await engine.db
    .insert(runtimes)
    .values(
      models.map((upstreamModel, index) => ({
        ...{ ...shared, upstreamModel, name: `r${index}`, number: index + 1 },
        baseUrl: `${standIn.url}/v1`,
      })),
    )
    .returning({ id: runtimes.id });
  const [first = "", ...others] = made.map(({ id }) => id);
  await engine.db.update(runtimes).set({ fallbacks: others }).where(eq(runtimes.id, first));
  return [first, ...others];
}

const chat = (fields: object = {}, on = services) =>
  send(
    "POST",
    "/v1/chat/completions",
    { runtime: "r0", messages: [{ role: "user", content: "Hi" }], ...fields },
    on,
  );

async function send(method: string, path: string, fields?: object, on = services) {
  const body = fields && JSON.stringify(fields);
  const headers = {
    authorization: `Bearer ${key.secret}`,
    ...(body && { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) }),
  };
  const request = new Request(`http://localhost${path}`, { method, headers, body });
  const response = await dispatch(on, request, { ip: null, later: () => undefined });
  const answer = await response.text();
  await services.ledger.flush();
  await services.recorder.flush();
  const id = response.headers.get("x-request-id") ?? "";
  return { status: response.status, body: answer, served: response.headers.get("x-keystead-runtime"), id };
}

const listCalled = () => standIn.requests.map(({ body }) => Object(body).model);

it.each([
  ["/v1/chat/completions", { models: ["standin-large", "denied-model"] }],
  ["/v1/responses", { tools: [{ type: "function" }, { type: "image_generation", model: "denied-model" }] }],
])("a request to %s obeys the rules for the further models of %j", async (path, fields) => {
  await makeRuntimes("standin-small");
  const messages = [{ role: "user", content: "Hi" }];
  const { status, body } = await send("POST", path, { runtime: "r0", messages, input: "Hi", ...fields });
  expect([status, JSON.parse(body).error.code, listCalled()]).toEqual([403, "MODEL_FORBIDDEN", []]);
});

describe("a call whose provider fails", () => {
  it("is served by the next runtime, with each attempt in its one record, and counted once", async () => {
    const [first, second, third] = await makeRuntimes("error-429", "error-503", "standin-small");
    const { status, served, id } = await chat();
    expect([status, served, listCalled()]).toEqual([200, "r2", ["error-429", "error-503", "standin-small"]]);
    expect(await getRequest.execute(owner, { id })).toMatchObject({
      status: 200,
      runtime: { id: third },
      attempts: [
        { runtimeId: first, runtimeName: "r0", credentialId: null, status: 429 },
        { runtimeId: second, runtimeName: "r1", credentialId: null, status: 503 },
      ],
    });
    const rows = await engine.db.select().from(usage).where(eq(usage.organizationId, organizationId));
    expect(rows).toHaveLength(1);
    const [meter] = await engine.db.select().from(keyMeters).where(eq(keyMeters.keyId, key.id));
    expect(meter?.dayUsed).toBe(1);
  });

  it("reads only the runtimes that it tries, and no credentials for a base URL", async () => {
    const [, second = ""] = await makeRuntimes("error-500", "error-503", "standin-small");
    await engine.db.update(runtimes).set({ baseUrl: null }).where(eq(runtimes.id, second));
    let queries = 0;
    const listening = new Proxy(engine.db, {
      get: (db, method) => {
        if (method === "select") queries += 1;
        return Reflect.get(db, method);
      },
    });
    const { status, served } = await chat({}, { ...services, engine: { ...engine, db: listening } });
    expect([status, served, queries]).toEqual([200, "r2", 2]);
  });

  it("streams from the next runtime when nothing came before", async () => {
    await makeRuntimes("drop", "standin-small");
    const { status, served, body } = await chat({ stream: true });
    expect([status, served, body.endsWith("data: [DONE]\n\n")]).toEqual([200, "r1", true]);
  });

  it("never reaches a runtime that the key's rules deny, nor one that is disabled", async () => {
    const [, , disabled = ""] = await makeRuntimes("error-500", "denied-model", "standin-small");
    await engine.db.update(runtimes).set({ enabled: false }).where(eq(runtimes.id, disabled));
    const { status, id } = await chat();
    expect([status, listCalled()]).toEqual([502, ["error-500"]]);
    expect(await getRequest.execute(owner, { id })).toMatchObject({ status: 502, attempts: [] });
  });

  it("fails with the last error when all fail", async () => {
    const [, second] = await makeRuntimes("error-500", "error-429");
    const { status, id } = await chat();
    expect(status).toBe(429);
    expect(await getRequest.execute(owner, { id })).toMatchObject({
      runtime: { id: second },
      attempts: [{ status: 500 }],
    });
  });

  it("sends the model of the first runtime to one without a model of its own", async () => {
    const [, , third = ""] = await makeRuntimes("error-500", "error-503", "standin-small");
    await engine.db.update(runtimes).set({ upstreamModel: null }).where(eq(runtimes.id, third));
    await chat();
    expect(listCalled()).toEqual(["error-500", "error-503", "error-500"]);
  });

  it("stays with the account that stores the response that it continues or reads", async () => {
    const [first = ""] = await makeRuntimes("error-503", "standin-small");
    const target = { runtimeId: first, provider: "openai-compatible", model: "error-503" };
    await engine.db.insert(responses).values({ organizationId, id: "resp_stored", ...target });
    const fresh = { runtime: "r0", input: "Hi" };
    expect((await send("POST", "/v1/responses", fresh)).served).toBe("r1");
    standIn.requests.length = 0;
    const continued = { ...fresh, previous_response_id: "resp_stored" };
    expect((await send("POST", "/v1/responses", continued)).status).toBe(502);
    expect(listCalled()).toEqual(["error-503"]);
    await engine.db.update(runtimes).set({ baseUrl: "http://127.0.0.1:9/v1" }).where(eq(runtimes.id, first));
    standIn.requests.length = 0;
    expect((await send("GET", "/v1/responses/resp_stored")).status).toBe(502);
    expect((await send("DELETE", "/v1/responses/resp_stored")).status).toBe(502);
    expect(standIn.requests).toEqual([]);
  });

  test.each(["error-400", "error-404", "cut-stream"])("by %s stays with its runtime", async (model) => {
    await makeRuntimes(model, "standin-small");
    await chat({ stream: true });
    expect(listCalled()).toEqual([model]);
  });

  it("is charged for the runtime that served it, and holds nothing after", async () => {
    await makeRuntimes("error-500", "standin-small");
    const ofKey = { type: "key", id: key.id } as const;
    const { id } = await createBudget.execute(owner, { owner: ofKey, period: "total", limit: "1" });
    const answer = await chat();
    expect(answer.status, answer.body).toBe(200);
    const { costUsd } = await getRequest.execute(owner, { id: answer.id });
    expect(await getBudget.execute(owner, { id })).toMatchObject({ spent: costUsd, held: "0.00" });
    const free = await chat({ runtime: "r0", max_tokens: 1_000_000 });
    expect(free.status).toBe(402);
  });
});
