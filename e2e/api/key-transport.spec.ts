import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, call } from "@/e2e/support/call";
import { changeLastCharacter, inventSecret } from "@/e2e/support/key-secrets";
import { type CreatedKey, createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";

let at: ServerTenant;
let key: CreatedKey;
beforeAll(async () => {
  at = await createServerTenant();
  key = await at.createKey({ scopes: ["models:read", "projects:read", "keys:verify"] });
});
afterAll(() => at.stop());

const routes = ["/v1/models", "/v1/models/none", "/api/projects", "/api/keys/verify"];
const send = (path: string, headers: Record<string, string>) =>
  path.includes("verify")
    ? call(at.url, "POST", path, { headers, body: { key: key.secret } })
    : call(at.url, "GET", path, { headers });

/** All of an answer that a caller can tell from another, but request id and date. */
const looks = ({ status, headers, body }: Answer) => {
  const shown = [...headers].filter(([name]) => name !== "x-request-id" && name !== "date");
  return JSON.stringify([status, shown.sort(), JSON.stringify(body).replace(body.request_id, "")]);
};

describe("200", () => {
  it.each([
    ["authorization", (secret: string) => `Bearer ${secret}`],
    ["authorization", (secret: string) => `bEARER   ${secret}`],
    ["x-api-key", (secret: string) => secret],
    ["api-key", (secret: string) => secret],
    ["x-goog-api-key", (secret: string) => secret],
  ])("the key in %s, on every route", async (name, write) => {
    for (const path of routes) {
      const { status } = await send(path, { [name]: write(key.secret) });
      expect([200, 404]).toContain(status);
    }
  });

  it("the same key twice is one, and no query of other names is in the way", async () => {
    const headers = { authorization: `Bearer ${key.secret}`, "x-api-key": key.secret };
    expect((await send("/v1/models?limit=5&token=abc", headers)).status).toBe(200);
    const repeated = { authorization: `Bearer ${key.secret}, Bearer ${key.secret}` };
    expect((await send("/v1/models", repeated)).status).toBe(200);
  });
});

describe("400", () => {
  const transport = (answer: Answer) => {
    expect([answer.status, answer.body.error.code, answer.body.error.type]).toEqual([
      400,
      "INVALID_REQUEST",
      "invalid_request_error",
    ]);
    expect(answer.body.error.reason).toBe("credential_transport");
    expect(JSON.stringify(answer.body)).not.toContain(key.secret.slice(8, 20));
  };

  it.each(routes)("two different credentials at %s", async (path) => {
    const other = inventSecret();
    const bearer = `Bearer ${key.secret}`;
    transport(await send(path, { authorization: bearer, "x-api-key": other }));
    transport(await send(path, { authorization: `${bearer}, Bearer ${other}` }));
    transport(await send(path, { "api-key": key.secret, "x-goog-api-key": "anything" }));
  });

  it.each(["key", "api_key", "api-key", "apikey", "access_token", "API_KEY"])(
    "a query parameter %s under /v1, whatever it holds",
    async (name) => {
      const headers = { authorization: `Bearer ${key.secret}` };
      transport(await send(`/v1/models?${name}=${key.secret}`, headers));
      transport(await send(`/v1/models?${name}=abc`, {}));
    },
  );

  it("a key's shape anywhere in a query, on every route", async () => {
    const headers = { authorization: `Bearer ${key.secret}` };
    for (const path of routes) {
      for (const value of [key.secret, changeLastCharacter(key.secret), `x${key.secret}y`]) {
        transport(await send(`${path}?search=${value}`, headers));
      }
    }
  });
});

describe("401", () => {
  const missing = { code: "UNAUTHORIZED", message: "Missing API key", reason: "missing", param: null };
  const unknown = { ...missing, message: "Unknown/Bad API key", reason: "unknown" };

  it.each(routes)("no credential at %s", async (path) => {
    const cookie = { cookie: `authjs.session-token=${key.secret}` };
    const none: Record<string, string>[] = [{}, { authorization: "" }, { "x-api-key": " " }, cookie];
    for (const headers of none) {
      const { status, headers: shown, body } = await send(path, headers);
      expect(status).toBe(401);
      expect(body.error).toEqual({ ...missing, type: "authentication_error" });
      expect(shown.get("www-authenticate")).toBe('Bearer realm="keystead"');
    }
    for (const authorization of [`Basic ${btoa(`me:${key.secret}`)}`, "Bearer", key.secret]) {
      expect((await send(path, { authorization })).body.error.reason).toBe("missing");
    }
  });

  it.each(routes)("malformed, mistyped, unknown, wrong and old keys are alike at %s", async (path) => {
    const rotated = await at.createKey();
    await at.manage("POST", `/api/keys/${rotated.id}/rotate`, {});
    const credentials = [
      "x",
      "sk_live_short",
      `sk_test_${key.secret.slice(8)}`,
      `${key.secret}0`,
      changeLastCharacter(key.secret),
      inventSecret(),
      inventSecret(key.prefix),
      rotated.secret,
      "ключ",
      "x".repeat(8_000),
    ];
    const answers = await Promise.all(
      credentials.map((credential) =>
        send(path, { authorization: `Bearer ${Buffer.from(credential).toString("latin1")}` }),
      ),
    );
    const [first] = answers;
    expect(first?.status).toBe(401);
    expect(first?.body.error).toEqual({ ...unknown, type: "authentication_error" });
    expect(first?.headers.get("www-authenticate")).toBe('Bearer realm="keystead", error="invalid_token"');
    expect(new Set(answers.map(looks)).size).toBe(1);
  });
});
