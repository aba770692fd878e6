import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, call } from "@/e2e/support/call";
import { DAY, MINUTE, withinWindow } from "@/e2e/support/clock";
import { createSdk } from "@/e2e/support/create-sdk";
import {
  type CreatedKey,
  chat,
  createServerTenant,
  hello,
  type ServerTenant,
} from "@/e2e/support/server-tenant";

let at: ServerTenant;
beforeAll(async () => {
  at = await createServerTenant();
  await at.createRuntime({ name: "default-chat", upstream_model: "standin-large", is_default: true });
});
afterAll(() => at.stop());

const use = (key: CreatedKey, body: Record<string, unknown> = {}) => chat(at, key.secret, body);
const readError = ({ status, body }: Answer) => ({ status, ...body.error });
const secondsLeft = (window: number) => Math.ceil((window - (Date.now() % window)) / 1_000);

/** Uses up a key's only request of this minute, or day. */
async function exhausted(limit: "rate_limit_per_minute" | "daily_hard_limit") {
  const key = await at.createKey({ [limit]: 1 });
  expect((await use(key)).status).toBe(200);
  return key;
}

describe("200", () => {
  it("counts down what is left of the minute, in OpenAI's headers", async () => {
    await withinWindow(MINUTE, async () => {
      const key = await at.createKey({ rate_limit_per_minute: 3 });
      for (const left of ["2", "1", "0"]) {
        const { status, headers } = await use(key);
        expect(status).toBe(200);
        expect(headers.get("x-ratelimit-limit-requests")).toBe("3");
        expect(headers.get("x-ratelimit-remaining-requests")).toBe(left);
        expect(headers.get("x-ratelimit-reset-requests")).toMatch(/^([1-9]|[1-5]\d|60)s$/);
      }
    });
  });
});

describe("424", () => {
  const authentication = { status: 424, code: "PROVIDER_AUTH", type: "authentication_error", param: null };

  it("no credential: says what was looked for", async () => {
    const answer = await use(await at.createKey(), { model: "gpt-4o" });
    expect(readError(answer)).toEqual({
      ...authentication,
      reason: "missing",
      message: expect.stringMatching(/OpenAI.*organization.*OPENAI_API_KEY/),
    });
    const error = createSdk(at, (await at.createKey()).secret).chat.completions.create({
      model: "gpt-4o",
      ...hello,
    });
    await expect(error).rejects.toMatchObject({ status: 424, code: "PROVIDER_AUTH" });
  });

  it("a linked credential that is inactive, never another one instead", async () => {
    await at.createCredential();
    const linked = await at.createCredential();
    const { name } = await at.createRuntime({ credential_id: linked });
    const key = await at.createKey();
    expect((await use(key, { model: name })).status).toBe(200);
    await at.manage("PUT", `/api/provider-credentials/${linked}/deactivate`);
    expect(readError(await use(key, { model: name }))).toMatchObject({
      ...authentication,
      reason: "inactive",
    });
    await at.manage("PUT", `/api/provider-credentials/${linked}/activate`);
    expect((await use(key, { model: name })).status).toBe(200);
  });

  it("a credential that the provider rejects", async () => {
    const linked = await at.createCredential({ api_key: "a-key-that-is-not-good" });
    const { name } = await at.createRuntime({ credential_id: linked });
    const answer = await use(await at.createKey(), { model: name });
    expect(readError(answer)).toMatchObject({ ...authentication, reason: "rejected" });
    expect(JSON.stringify(answer.body)).not.toContain("not-good");
  });
});

describe("429", () => {
  it("the minute's limit, with all that a client needs to wait", async () => {
    const [key, answer] = await withinWindow(MINUTE, async () => {
      const key = await exhausted("rate_limit_per_minute");
      const before = secondsLeft(MINUTE);
      const answer = await use(key);
      expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(before);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(secondsLeft(MINUTE));
      return [key, answer];
    });
    expect(readError(answer)).toEqual({
      status: 429,
      code: "RATE_LIMIT",
      message: "Too many requests",
      type: "rate_limit_error",
      reason: "minute",
      param: null,
    });
    const milliseconds = Number(answer.headers.get("retry-after-ms"));
    const seconds = answer.headers.get("retry-after");
    expect(String(Math.ceil(milliseconds / 1_000))).toBe(seconds);
    expect(answer.headers.get("x-ratelimit-limit-requests")).toBe("1");
    expect(answer.headers.get("x-ratelimit-remaining-requests")).toBe("0");
    expect(answer.headers.get("x-ratelimit-reset-requests")).toBe(`${seconds}s`);
    expect(answer.headers.get("x-should-retry")).toBeNull();
    await at.manage("PATCH", `/api/keys/${key.id}`, { rate_limit_per_minute: null });
    const free = await use(key);
    expect([free.status, free.headers.get("x-ratelimit-limit-requests")]).toEqual([200, null]);
  });

  it("the day's limit, which tells SDKs not to try again", async () => {
    const [key, answer] = await withinWindow(DAY, async () => {
      const key = await exhausted("daily_hard_limit");
      const before = secondsLeft(DAY);
      const answer = await use(key);
      expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(before);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(secondsLeft(DAY));
      return [key, answer];
    });
    expect(readError(answer)).toEqual({
      status: 429,
      code: "RATE_LIMIT",
      message: "Daily limit reached",
      type: "rate_limit_error",
      reason: "day",
      param: null,
    });
    expect(answer.headers.get("x-should-retry")).toBe("false");
    expect(answer.headers.get("retry-after-ms")).toBeNull();
    let requests = 0;
    const counting: typeof fetch = (...request) => {
      requests += 1;
      return fetch(...request);
    };
    const error = createSdk(at, key.secret).withOptions({ fetch: counting }).models.list();
    await expect(error).rejects.toBeInstanceOf(OpenAI.RateLimitError);
    await expect(error).rejects.toMatchObject({ code: "RATE_LIMIT", type: "rate_limit_error" });
    expect(requests).toBe(1);
  });

  it("says day where both limits are reached", async () => {
    const answer = await withinWindow(MINUTE, async () => {
      const key = await at.createKey({ daily_hard_limit: 1, rate_limit_per_minute: 1 });
      await use(key);
      return use(key);
    });
    expect(readError(answer)).toMatchObject({ status: 429, reason: "day" });
  });

  it("counts what passed, whatever the provider then did, and nothing that was refused", async () => {
    const failing = await at.createRuntime({ upstream_model: "error-400" });
    await withinWindow(DAY, async () => {
      const key = await at.createKey({ daily_hard_limit: 2, model_denylist: ["denied"] });
      const refused = [
        use(key, { model: "openai/denied" }),
        use(key, { model: "no-such-model" }),
        use(key, { model: "gpt-4o" }),
        call(at.url, "GET", "/api/keys", { key: key.secret }),
        call(at.url, "POST", "/v1/chat/completions", { key: key.secret, body: "{" }),
        call(at.url, "GET", "/v1/nothing", { key: key.secret }),
      ];
      const statuses = (await Promise.all(refused)).map((answer) => answer.status);
      expect(statuses).toEqual([403, 404, 424, 403, 400, 404]);
      expect((await use(key, { model: failing.name })).status).toBe(400);
      expect((await use(key)).status).toBe(200);
      expect((await use(key)).status).toBe(429);
    });
  });

  it("counts requests of every route on the same limit", async () => {
    await withinWindow(DAY, async () => {
      const scopes = ["models:read", "chat:write", "projects:read", "keys:verify"];
      const key = await at.createKey({ daily_hard_limit: 4, scopes });
      const verified = await call(at.url, "POST", "/api/keys/verify", {
        key: key.secret,
        body: { key: (await at.createKey()).secret },
      });
      expect([verified.status, verified.body.valid]).toEqual([200, true]);
      expect((await call(at.url, "GET", "/api/projects", { key: key.secret })).status).toBe(200);
      expect((await call(at.url, "GET", "/v1/models", { key: key.secret })).status).toBe(200);
      const consumed = { key: key.secret, consume: true };
      const { body } = await at.manage("POST", "/api/keys/verify", consumed);
      expect(body).toMatchObject({ valid: true, remaining: { day: 0 } });
      expect((await use(key)).status).toBe(429);
      expect((await call(at.url, "GET", "/api/projects", { key: key.secret })).status).toBe(429);
    });
  });

  it("a limit that is lowered or raised holds from the next request", async () => {
    await withinWindow(DAY, async () => {
      const key = await at.createKey({ daily_hard_limit: 3 });
      const edit = (daily_hard_limit: number | null) =>
        at.manage("PATCH", `/api/keys/${key.id}`, { daily_hard_limit });
      expect((await use(key)).status).toBe(200);
      await edit(1);
      expect((await use(key)).status).toBe(429);
      await edit(2);
      expect((await use(key)).status).toBe(200);
      expect((await use(key)).status).toBe(429);
      await edit(null);
      expect((await use(key)).status).toBe(200);
    });
  });
});
