import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { type CreatedKey, chat, createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";

let at: ServerTenant;
let key: CreatedKey;
beforeAll(async () => {
  at = await createServerTenant();
  await at.createRuntime({ name: "default-chat", upstream_model: "standin-large", is_default: true });
  key = await at.createKey({ daily_hard_limit: 10 });
  for (let time = 0; time < 3; time += 1) expect((await chat(at, key.secret, {})).status).toBe(200);
});
afterAll(() => at.stop());

const ask = (method: string, path: string, body?: unknown) =>
  call(at.url, method, path, { key: at.key, body });
const explain = (body: object) => ask("POST", `/api/keys/${key.id}/explain`, body);
const simulate = (body: object) => ask("POST", `/api/keys/${key.id}/simulate`, body);

describe("200", () => {
  it("tells within two seconds what a key was used for", async () => {
    const usage = () => ask("GET", `/api/keys/${key.id}/usage`);
    await expect.poll(async () => (await usage()).body.totals.requests, { timeout: 2_000 }).toBe(3);
    const { status, body } = await usage();
    expect(status).toBe(200);
    expect(body.days).toHaveLength(30);
    expect(body.days.at(-1)).toMatchObject({ day: body.to, requests: 3, errors: 0, refused: 0 });
    expect(body.totals.tokens_in).toBeGreaterThan(0);
  });

  it("explains a request and consumes nothing", async () => {
    const asked = { scope: "chat:write", model: "standin-large" };
    for (let time = 0; time < 2; time += 1) {
      const { status, body } = await explain(asked);
      expect(status).toBe(200);
      expect(body).toMatchObject({ valid: true, remaining: { minute: null, day: 7, budget_usd: null } });
      expect(body.trace.map(({ check }: { check: string }) => check)).toEqual([
        ...["revoked", "disabled", "expired", "ip", "scope", "project", "runtime", "model"],
        ...["credential", "budget", "day", "minute"],
      ]);
    }
    expect((await explain({ scope: "audit:read" })).body).toMatchObject({
      ...{ valid: false, code: "INSUFFICIENT_SCOPE", reason: "scope", message: "Missing scope audit:read" },
    });
  });

  it("explains and verifies what the gateway would say", async () => {
    const { workspace_id, id: project } = at.project;
    await at.createRuntime({ name: "workspace-chat", upstream_model: "standin-small", workspace_id });
    const keys = await Promise.all([
      at.createKey(),
      at.createKey({ project_id: project }),
      at.createKey({ project_ids: [project], model_denylist: ["standin-small"] }),
      at.createKey({ project_id: project, model_allowlist: ["default-*"] }),
      at.createKey({ scopes: ["models:read"] }),
    ]);
    const models = ["standin-large", "default-chat", "workspace-chat", "unknown-model"];
    const asked = [
      ...models.map((model) => ({ model })),
      { runtime: "default-chat" },
      { runtime: "missing" },
    ];
    for (const { id, secret } of keys) {
      for (const body of asked) {
        const { status, body: said } = await chat(at, secret, body);
        const question = { scope: "chat:write", ...body };
        const gateway = status === 200 ? { valid: true } : { valid: false, code: said.error.code };
        const explained = await ask("POST", `/api/keys/${id}/explain`, question);
        const verified = await ask("POST", "/api/keys/verify", { key: secret, ...question });
        expect(explained.body, JSON.stringify(body)).toMatchObject(gateway);
        expect(verified.body, JSON.stringify(body)).toMatchObject(gateway);
      }
    }
  });

  it("judges a model of a service of one's own by its name", async () => {
    const { secret } = await at.createKey({ scopes: ["render:write"], model_denylist: ["large-*"] });
    const verify = async (model: string) =>
      (await ask("POST", "/api/keys/verify", { key: secret, scope: "render:write", model })).body;
    expect(await verify("large-v3")).toMatchObject({ valid: false, code: "MODEL_FORBIDDEN" });
    expect(await verify("small-v3")).toMatchObject({ valid: true });
  });

  it("simulates an edit on what really passed", async () => {
    const { status, body } = await simulate({ model_denylist: ["standin-*"] });
    expect(status).toBe(200);
    expect(body).toMatchObject({ requests: 3, denied: 3, by_reason: { model: 3 } });
    expect(body.samples[0]).toMatchObject({
      ...{ model: "standin-large", runtime: { name: "default-chat" }, rule: "standin-*" },
    });
    expect((await simulate({ daily_hard_limit: 2 })).body.by_reason).toEqual({ day: 1 });
  });
});

describe("400", () => {
  it("names the field of a bad draft, question or day", async () => {
    const refused = [
      [await simulate({ ip_allowlist: ["nowhere"] }), "ip_allowlist.0"],
      [await simulate({ daily_hard_limit: 0 }), "daily_hard_limit"],
      [await explain({ models: "x" }), "models"],
      [await ask("GET", `/api/keys/${key.id}/usage?from=2027-02-30`), "from"],
    ] as const;
    for (const [{ status, body }, param] of refused) {
      expect(status).toBe(400);
      expect(body.error).toMatchObject({ code: "INVALID_REQUEST", reason: "validation", param });
    }
  });
});

describe("404", () => {
  it("for a key that is not there", async () => {
    const nowhere = "/api/keys/00000000-0000-4000-8000-000000000000";
    for (const [method, route] of [
      ["GET", "usage"],
      ["POST", "explain"],
      ["POST", "simulate"],
    ] as const) {
      const { status, body } = await ask(method, `${nowhere}/${route}`, method === "POST" ? {} : undefined);
      expect([status, body.error.code]).toEqual([404, "NOT_FOUND"]);
    }
  });
});
