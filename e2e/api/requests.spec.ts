import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { createSdk } from "@/e2e/support/create-sdk";
import { chat, createServerTenant, hello, type ServerTenant } from "@/e2e/support/server-tenant";

let at: ServerTenant;
beforeAll(async () => {
  at = await createServerTenant();
});
afterAll(() => at.stop());

const listOf = async (keyId: string) =>
  (await at.manage("GET", `/api/requests?key_id=${keyId}`)).body.data as Record<string, unknown>[];

/** Waits until a key has a number of listed requests, which it has to have within two seconds. */
const readRequests = (keyId: string, count: number) =>
  expect
    .poll(async () => (await listOf(keyId)).length, { timeout: 2_000, interval: 50 })
    .toBe(count)
    .then(() => listOf(keyId));

describe("GET /api/requests", () => {
  it("lists answered, streamed, refused, failed, cut and aborted requests within two seconds", async () => {
    const key = await at.createKey({ project_id: at.project.id, model_denylist: ["*-denied"] });
    const [small, failing, cutting, stalling, denied] = [
      await at.createRuntime({ upstream_model: "standin-small" }),
      await at.createRuntime({ upstream_model: "error-500" }),
      await at.createRuntime({ upstream_model: "cut-stream" }),
      await at.createRuntime({ upstream_model: "stall-stream" }),
      await at.createRuntime({ upstream_model: "model-denied" }),
    ];
    const answered = await chat(at, key.secret, { model: small.name }, { "user-agent": "agent/1" });
    await chat(at, key.secret, { model: small.name, stream: true });
    const refused = await chat(at, key.secret, { model: denied.name });
    await chat(at, key.secret, { model: failing.name });
    await chat(at, key.secret, { model: cutting.name, stream: true });
    const leaving = await createSdk(at, key.secret).chat.completions.create({
      model: stalling.name,
      ...hello,
      stream: true,
    });
    leaving.controller.abort();
    const requests = await readRequests(key.id, 6);
    expect(requests.map(({ outcome }) => outcome).toSorted()).toEqual(
      ["succeeded", "succeeded", "refused", "failed", "cut", "aborted"].toSorted(),
    );
    const named = { key: { id: key.id }, project: { id: at.project.id } };
    const find = (id: string | null) => requests.find((request) => request.id === id);
    expect(find(answered.headers.get("x-request-id"))).toMatchObject({
      ...named,
      ...{ outcome: "succeeded", status: 200, endpoint: "/v1/chat/completions", scope: "chat:write" },
      ...{
        runtime: { id: small.id, name: small.name },
        provider: "openai-compatible",
        model: "standin-small",
      },
      ...{ stream: false, tokens_in: 5, tokens_cache_read: 0, client: "agent/1", ip: "127.0.0.1" },
      ...{ latency_ms: expect.any(Number), admitted_ms: expect.any(Number), ttft_ms: null },
    });
    expect(find(refused.body.request_id)).toMatchObject({
      ...{ outcome: "refused", status: 403, code: "MODEL_FORBIDDEN", reason: "model", admitted_ms: null },
    });
    for (const { id, outcome } of requests) {
      const { body } = await at.manage("GET", `/api/requests/${id}`);
      expect(body).toMatchObject({ ...named, id, outcome, secret_prefix: key.prefix });
    }
    const filtered = await at.manage("GET", `/api/requests?key_id=${key.id}&outcome=refused,cut`);
    expect(filtered.body.data).toHaveLength(2);
  });

  it("lists a verification and the use of the verified key as two requests", async () => {
    const key = await at.createKey();
    const body = { key: key.secret, consume: true, ip: "203.0.113.9" };
    const { headers } = await at.manage("POST", "/api/keys/verify", body);
    const [use] = await readRequests(key.id, 1);
    expect(use).toMatchObject({ outcome: "succeeded", ip: "203.0.113.9", endpoint: "/api/keys/verify" });
    const id = headers.get("x-request-id");
    expect(use?.id).not.toBe(id);
    expect((await at.manage("GET", `/api/requests/${id}`)).body.endpoint).toBe("/api/keys/verify");
  });
});

describe("usage", () => {
  it("is the same in JSON, in CSV and in the list, and a formula in it is text", async () => {
    const key = await at.createKey();
    const runtime = await at.createRuntime({ upstream_model: null });
    const model = '=cmd|"/c calc"!A1';
    for (const name of ["standin-small", "standin-small", model]) {
      await chat(at, key.secret, { runtime: runtime.name, model: name });
    }
    await chat(at, key.secret, { model: "unheard-of" });
    const requests = await readRequests(key.id, 4);
    const query = `key_id=${key.id}&group_by=model`;
    const { body } = await at.manage("GET", `/api/usage?${query}`);
    expect(body.totals).toMatchObject({ requests: 4, refused: 1 });
    const errors = requests.filter(({ status }) => Number(status) >= 400).length;
    expect(body.totals.errors).toBe(errors);
    expect(body.data[0]).toMatchObject({ model: "standin-small", requests: 2, tokens_in: 10 });
    const csv = await at.manage("GET", `/api/usage.csv?${query}`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(csv.headers.get("content-disposition")).toMatch(/^attachment; filename="usage-.*\.csv"$/);
    const [head, first, ...rest] = String(csv.body).split("\r\n");
    expect(head).toBe(
      "model,requests,errors,refused,tokens_in,tokens_out,cost_usd,client_cost_usd,unpriced,p50_ms,p95_ms",
    );
    expect(first).toMatch(/^standin-small,2,0,0,10,/);
    expect(rest.filter((line) => line.startsWith(`"'=cmd|""/c calc""!A1",1,`))).toHaveLength(1);
    const { body: audit } = await at.manage("GET", "/api/audit?action=usage.export");
    expect(audit.data).toEqual([
      expect.objectContaining({
        subject_name: expect.stringMatching(/^usage-.*\.csv$/),
        after: expect.objectContaining({ groupBy: ["model"], from: expect.any(String) }),
      }),
    ]);
  });

  it("needs the scope usage:read", async () => {
    const { secret } = await at.createKey();
    for (const path of ["/api/usage", "/api/usage.csv", "/api/requests"]) {
      const { status, body } = await call(at.url, "GET", path, { key: secret });
      expect([path, status, body.error.code]).toEqual([path, 403, "INSUFFICIENT_SCOPE"]);
    }
  });
});
