import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, call } from "@/e2e/support/call";
import { createSdk } from "@/e2e/support/create-sdk";
import {
  type CreatedKey,
  type CreatedRuntime,
  chat,
  createServerTenant,
  type ServerTenant,
} from "@/e2e/support/server-tenant";

const challenge = 'Bearer realm="keystead", error="invalid_token"';
const forgeries = ["x-forwarded-for", "x-real-ip", "forwarded", "x-keystead-client-address"];

let at: ServerTenant;
let runtime: CreatedRuntime;
beforeAll(async () => {
  at = await createServerTenant();
  runtime = await at.createRuntime({
    name: "default-chat",
    upstream_model: "standin-large",
    is_default: true,
  });
});
afterAll(() => at.stop());

const use = (key: CreatedKey, body: Record<string, unknown> = {}) => chat(at, key.secret, body);
const edit = (key: CreatedKey, patch: Record<string, unknown>) =>
  at.manage("PATCH", `/api/keys/${key.id}`, patch);
const readError = ({ status, body }: Answer) => ({ status, ...body.error });

/** A key that has just been used with success, so that whatever is remembered of it is. */
async function warmKey(fields?: Record<string, unknown>) {
  const key = await at.createKey(fields);
  expect((await use(key)).status).toBe(200);
  return key;
}

const forbidden = (message: string, reason: string) => ({
  status: 403,
  code: "FORBIDDEN",
  message,
  type: "permission_error",
  reason,
  param: null,
});

describe("200", () => {
  it("again from the next request on, once a key is enabled, restored or edited", async () => {
    const key = await warmKey();
    for (const [close, open] of [
      ["disable", "enable"],
      ["revoke", "restore"],
    ]) {
      await at.manage("POST", `/api/keys/${key.id}/${close}`, {});
      expect((await use(key)).status).toBe(403);
      await at.manage("POST", `/api/keys/${key.id}/${open}`, {});
      expect((await use(key)).status).toBe(200);
    }
    await edit(key, { model_denylist: ["*"] });
    expect((await use(key)).status).toBe(403);
    await edit(key, { model_denylist: null });
    expect((await use(key)).status).toBe(200);
  });

  it("for an archived key, which is only hidden", async () => {
    const key = await warmKey();
    await at.manage("POST", `/api/keys/${key.id}/archive`, {});
    expect((await use(key)).status).toBe(200);
  });
});

describe("401", () => {
  it("the old secret after a rotation, while the new one works at once", async () => {
    const key = await warmKey();
    const { body } = await at.manage("POST", `/api/keys/${key.id}/rotate`, {});
    expect((await use({ ...key, secret: body.secret })).status).toBe(200);
    expect(readError(await use(key))).toMatchObject({ status: 401, reason: "unknown" });
    const gone = createSdk(at, key.secret).models.list();
    await expect(gone).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
  });

  it("a deleted key", async () => {
    const key = await at.createKey();
    await at.manage("POST", `/api/keys/${key.id}/disable`, {});
    await at.manage("DELETE", `/api/keys/${key.id}`);
    expect(readError(await use(key))).toMatchObject({ status: 401, reason: "unknown" });
  });
});

describe("403", () => {
  it.each([
    ["disable", "disabled"],
    ["revoke", "revoked"],
  ])("%s holds from the next request, on every route", async (verb, reason) => {
    const key = await warmKey({ scopes: ["chat:write", "models:read", "projects:read", "keys:verify"] });
    await at.manage("POST", `/api/keys/${key.id}/${verb}`, {});
    const answers = [
      await use(key),
      await call(at.url, "GET", "/v1/models", { key: key.secret }),
      await call(at.url, "GET", "/api/projects", { key: key.secret }),
      await call(at.url, "POST", "/api/keys/verify", { key: key.secret, body: { key: key.secret } }),
    ];
    for (const answer of answers) {
      expect(readError(answer)).toEqual(forbidden("Key disabled or revoked", reason));
      expect(answer.headers.get("www-authenticate")).toBe(challenge);
    }
    const error = createSdk(at, key.secret).models.list();
    await expect(error).rejects.toBeInstanceOf(OpenAI.PermissionDeniedError);
    await expect(error).rejects.toMatchObject({ code: "FORBIDDEN", type: "permission_error" });
  });

  it("says revoked of a key that is both revoked and disabled", async () => {
    const key = await at.createKey();
    await edit(key, { enabled: false, revoked: true });
    expect(readError(await use(key))).toEqual(forbidden("Key disabled or revoked", "revoked"));
  });

  it("expires at its time", async () => {
    const key = await warmKey();
    const expiresAt = Date.now() + 1_200;
    await edit(key, { expires_at: new Date(expiresAt).toISOString() });
    let [began, answer] = [0, await use(key)];
    while (answer.status === 200 && began < expiresAt) [began, answer] = [Date.now(), await use(key)];
    expect(readError(answer)).toEqual(forbidden("Key expired", "expired"));
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt);
    expect(answer.headers.get("www-authenticate")).toBe(challenge);
  });

  it("another address than those allowed, whatever the request says of itself", async () => {
    const key = await warmKey({ ip_allowlist: ["127.0.0.0/8"] });
    await edit(key, { ip_allowlist: ["203.0.113.9", "2001:db8::/32"] });
    for (const name of forgeries) {
      const answer = await chat(
        at,
        key.secret,
        {},
        { [name]: name === "forwarded" ? "for=203.0.113.9" : "203.0.113.9" },
      );
      expect(readError(answer)).toEqual(forbidden("IP not allowed", "ip"));
    }
    const { body } = await at.manage("POST", "/api/keys/verify", { key: key.secret, ip: "203.0.113.9" });
    expect(body.valid).toBe(true);
    await edit(key, { ip_allowlist: ["203.0.113.9", "127.0.0.1"] });
    expect((await use(key)).status).toBe(200);
  });

  it("a scope that the key lacks, named in the challenge", async () => {
    const key = await warmKey();
    await edit(key, { scopes: ["models:read"] });
    const answer = await use(key);
    expect(readError(answer)).toEqual({
      ...forbidden("Missing scope chat:write", "scope"),
      code: "INSUFFICIENT_SCOPE",
    });
    expect(answer.headers.get("www-authenticate")).toBe(
      'Bearer error="insufficient_scope", scope="chat:write"',
    );
    const elsewhere = await call(at.url, "GET", "/api/keys", { key: key.secret });
    expect(elsewhere.headers.get("www-authenticate")).toContain('scope="keys:read"');
  });

  it.each([
    ["the runtime's name", "default-*"],
    ["its upstream model", "standin-l?rge"],
    ["provider and upstream model", "openai-compatible/standin-*"],
    ["its number", () => String(runtime.number)],
  ])("a deny rule against %s, whatever name was asked for", async (_, rule) => {
    const key = await warmKey();
    await edit(key, { model_denylist: [typeof rule === "string" ? rule : rule()] });
    for (const [param, body] of [
      ["model", {}],
      ["model", { model: "default-chat" }],
      ["model", { model: "standin-large" }],
      ["runtime", { runtime: "default-chat" }],
      ["runtime_id", { runtime_id: runtime.id }],
    ] as const) {
      expect(readError(await use(key, body))).toEqual({
        ...forbidden("Model not allowed", "model"),
        code: "MODEL_FORBIDDEN",
        param,
      });
    }
    const models = await call(at.url, "GET", "/v1/models", { key: key.secret });
    expect(models.body.data).toEqual([]);
  });

  it("a model that the allowlist does not name", async () => {
    const key = await warmKey({ model_allowlist: ["default-chat"] });
    await edit(key, { model_allowlist: ["other-*"] });
    expect(readError(await use(key))).toMatchObject({ code: "MODEL_FORBIDDEN", param: "model" });
  });
});
