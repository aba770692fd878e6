import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { expectError } from "@/e2e/support/envelope";
import { FormBrowser, readAlerts } from "@/e2e/support/form-browser";
import { runServer, type Server, startServer } from "@/e2e/support/server";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import { createSecret } from "@/lib/access/key-secret";

const ROUTE = "/api/leaks/github";
const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const published = {
  public_keys: [{ key_identifier: "k1", key: publicKey.export({ type: "spki", format: "pem" }) }],
};

let server: Server;
let at: ServerTenant;
beforeAll(async () => {
  const env = { LEAK_PUBLIC_KEYS: JSON.stringify(published) };
  server = await startServer({ databaseUrl: (await createServerDatabase()).url, env });
  at = await createServerTenant(server);
});
afterAll(() => at.stop());

const createHeaders = (body: string) => ({
  "github-public-key-identifier": "k1",
  "github-public-key-signature": sign("sha256", Buffer.from(body), privateKey).toString("base64"),
});
const send = (body: string, headers: Record<string, string> = createHeaders(body)) =>
  call(at.url, "POST", ROUTE, { body, headers });
const readKey = async (id: string) => (await at.manage("GET", `/api/keys/${id}`)).body;
const useKey = (secret: string) => call(at.url, "GET", "/api/me", { key: secret });

describe(`POST ${ROUTE}`, () => {
  it("200: tells live keys from others, and does to each what it says, from the next request on", async () => {
    const revoked = await at.createKey({ leak_reaction: "revoke" });
    const noted = await at.createKey();
    expect((await readKey(noted.id)).leak_reaction).toBe("notify");
    const tokens = [revoked.secret, noted.secret, createSecret().secret, "ghp_none"];
    const answer = await send(JSON.stringify(tokens.map((token) => ({ token, type: "keystead", url: "" }))));
    const labels = ["true_positive", "true_positive", "false_positive", "false_positive"];
    expect([answer.status, answer.body]).toEqual([
      200,
      tokens.map((token, index) => ({
        token_hash: createHash("sha256").update(token).digest("hex"),
        token_type: "keystead",
        label: labels[index],
      })),
    ]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expectError(await useKey(revoked.secret), 403, { reason: "revoked" });
    expect((await useKey(noted.secret)).status).toBe(200);
  });

  it("200: disables a key that was to be restricted, when whoever calls with it came only in the last day", async () => {
    const key = await at.createKey();
    await useKey(key.secret);
    await at.manage("PATCH", `/api/keys/${key.id}`, { leak_reaction: "restrict" });
    await expect.poll(async () => (await readKey(key.id)).last_used_at, { timeout: 10_000 }).not.toBeNull();
    await send(JSON.stringify([{ token: key.secret, type: "keystead" }]));
    expect(await readKey(key.id)).toMatchObject({ status: "disabled", ip_allowlist: [] });
    expectError(await useKey(key.secret), 403, { code: "FORBIDDEN", reason: "disabled" });
  });

  it("401 and 403: takes nothing that is not signed by a key that it was given", async () => {
    const key = await at.createKey({ leak_reaction: "revoke" });
    const body = JSON.stringify([{ token: key.secret, type: "keystead" }]);
    const good = createHeaders(body);
    expectError(await send(body, {}), 401, { code: "UNAUTHORIZED", reason: "missing" });
    for (const headers of [
      { ...good, "github-public-key-identifier": "k2" },
      createHeaders(`${body} `),
      { ...good, "github-public-key-signature": "bm8=" },
    ]) {
      expectError(await send(body, headers), 403, { code: "FORBIDDEN", reason: "signature" });
    }
    expect((await useKey(key.secret)).status).toBe(200);
  });

  it("400 and 413: refuses what is no report, though signed", async () => {
    for (const body of ["[", "{}", '[{"token":"x"}]', JSON.stringify(Array(101).fill({}))]) {
      expectError(await send(body), 400, { code: "INVALID_REQUEST" });
    }
    expectError(await send(`["${"x".repeat(1024 * 1024)}"]`), 413, { code: "PAYLOAD_TOO_LARGE" });
  });

  it("leaves no server up whose public keys are none", async () => {
    const { code, logs } = await runServer({ LEAK_PUBLIC_KEYS: '{"k1":"no key"}' });
    expect(code).not.toBe(0);
    expect(logs).toContain("LEAK_PUBLIC_KEYS: The public key k1 must be a P-256 key in PEM");
  });
});

describe("/found-a-key, without JavaScript", () => {
  const report = async (values: Record<string, string>) => {
    const answer = await new FormBrowser(at.url).submit("/found-a-key", "location", values);
    return answer.text();
  };
  const thanks = (page: string) => /<(\w+)[^>]*role="status"[\s\S]*?<\/\1>/.exec(page)?.[0];

  it("is linked from the sign-in page", async () => {
    const page = await (await new FormBrowser(at.url).get("/sign-in")).text();
    expect(page).toContain('href="/found-a-key"');
  });

  it("thanks alike for a key that exists and one that does not, and repeats neither", async () => {
    const key = await at.createKey({ leak_reaction: "revoke" });
    const absent = createSecret().secret;
    const pages = [await report({ key: key.secret, location: "a chat" }), await report({ key: absent })];
    expect(thanks(pages[0] ?? "")).toContain("Thanks.");
    expect(thanks(pages[1] ?? "")).toBe(thanks(pages[0] ?? ""));
    expect(pages.join()).not.toMatch(new RegExp(`${key.secret}|${absent}`));
    expectError(await useKey(key.secret), 403, { reason: "revoked" });
    const { body } = await at.manage("GET", `/api/audit?subject=key:${key.id}&action=keys.leak`);
    expect(body.data).toMatchObject([{ actor: "system", after: { leak: { location: "a chat" } } }]);
    expect(JSON.stringify(body)).not.toContain(key.secret.slice(-38));
    expect(server.logs()).not.toContain(key.secret.slice(-38));
  });

  it("refuses junk at its field, and keeps the rest of the form", async () => {
    const page = await report({ key: "sk_live_mistyped", location: "our <wiki>" });
    expect(readAlerts(page)[0]).toContain("This is no key of Keystead");
    expect(page).toContain('value="our &lt;wiki&gt;"');
    expect(page).not.toContain("sk_live_mistyped");
  });

  it("takes nothing from another site", async () => {
    const key = await at.createKey({ leak_reaction: "revoke" });
    const browser = new FormBrowser(at.url);
    const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    await browser.submit("/found-a-key", "location", { key: key.secret }, headers);
    expect((await useKey(key.secret)).status).toBe(200);
  });

  it("ends after too many reports from one address", async () => {
    const key = createSecret().secret;
    let page = "";
    for (let i = 0; i < 21; i += 1) page = await report({ key });
    expect(readAlerts(page)).toContain("Too many tries. Wait 15 minutes");
  });
});
