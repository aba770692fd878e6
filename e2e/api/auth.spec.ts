import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Secret, TOTP } from "otpauth";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createServerDatabase } from "@/e2e/support/database-server";
import { FormBrowser, readAlerts, readForm } from "@/e2e/support/form-browser";
import { type Server, startServer } from "@/e2e/support/server";
import { createTotpSecret, sealTotpSecret } from "@/lib/auth/second-factor/totp";
import { parseFernetKeys } from "@/lib/crypto/fernet";

let server: Server;
let database: Awaited<ReturnType<typeof createServerDatabase>>;
let sql: Client;
const NEXT = "a password nobody knows";
const run = promisify(execFile);

beforeAll(async () => {
  database = await createServerDatabase();
  server = await startServer({ databaseUrl: database.url, count: 2 });
  sql = new Client(database.url);
  await sql.connect();
});
afterAll(async () => {
  await sql.end();
  await server.stop();
  await database.drop();
});

async function enter({ email, password } = server.owner, path = "/sign-in", origin = server.url) {
  const browser = new FormBrowser(origin);
  const answer = await browser.submit(path, "password", { email, password });
  return { browser, answer };
}

/** Whether the session opens its page and its organization, at either process. */
async function isIn({ cookies }: FormBrowser) {
  const answers = await Promise.all(
    server.urls.flatMap((url) => {
      const there = new FormBrowser(url);
      for (const [name, value] of cookies) there.cookies.set(name, value);
      return [there.get("/account"), there.get("/orgs/default")];
    }),
  );
  return answers.map((answer) => answer.status);
}

const ownerId = async () =>
  (await sql.query<{ id: string }>("select id from users where email = $1", [server.owner.email])).rows[0]
    ?.id;

describe("signing in without JavaScript", () => {
  it("leads where the person was headed, with a cookie that scripts cannot read", async () => {
    const { browser, answer } = await enter(server.owner, "/sign-in?next=%2Faccount%3Fa%3D1");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/account?a=1"]);
    const cookie = answer.headers.getSetCookie().find((text) => text.includes("session-token"));
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(await isIn(browser)).toEqual([200, 200, 200, 200]);
  });

  it("never leads to another site", async () => {
    for (const next of ["https://evil.example", "//evil.example", "/\\evil.example"]) {
      const { answer } = await enter(server.owner, `/sign-in?next=${encodeURIComponent(next)}`);
      expect(answer.headers.get("location")).toBe("/");
    }
  });

  it("keeps what was typed after an error, but not the password, and says the same of a known and an unknown e-mail", async () => {
    const pages = await Promise.all(
      [server.owner.email, "nobody@example.com"].map(async (email) => {
        const { browser, answer } = await enter({ email, password: "wrong-secret-1" });
        const page = await answer.text();
        expect(page).toContain(`value="${email}"`);
        expect(page).not.toContain("wrong-secret-1");
        expect(browser.cookies.has("authjs.session-token")).toBe(false);
        return readAlerts(page);
      }),
    );
    expect(pages).toEqual([["Wrong email or password"], ["Wrong email or password"]]);
  });

  it("is asked for by every page, which is opened again afterwards", async () => {
    for (const path of ["/account", "/orgs/default?q=a%26b"]) {
      const answer = await new FormBrowser(server.url).get(path);
      expect([answer.status, answer.headers.get("location")]).toEqual([
        307,
        `/sign-in?next=${encodeURIComponent(path)}`,
      ]);
    }
  });
});

describe("a session", () => {
  it("dies at once and everywhere after signing out, however often its cookie is sent", async () => {
    const { browser } = await enter();
    const kept = new FormBrowser(server.url);
    for (const [name, value] of browser.cookies) kept.cookies.set(name, value);
    const answer = await browser.submit("/account", "Sign out");
    expect(answer.headers.get("location")).toBe("/sign-in");
    expect(browser.cookies.has("authjs.session-token")).toBe(false);
    expect(await isIn(kept)).toEqual([307, 307, 307, 307]);
    expect(await (await kept.get("/api/auth/session")).json()).toBeNull();
    expect(await isIn(kept)).toEqual([307, 307, 307, 307]);
  });

  it("dies when another one changes the password, which itself lives on", async () => {
    const [one, other] = [await enter(), await enter()];
    const { email, password } = server.owner;
    const changed = await one.browser.submit("/account", "next", { current: password, next: NEXT });
    expect(await changed.text()).toContain("Changed.");
    expect(await isIn(one.browser)).toEqual([200, 200, 200, 200]);
    expect(await isIn(other.browser)).toEqual([307, 307, 307, 307]);
    expect(readAlerts(await (await enter()).answer.text())).toEqual(["Wrong email or password"]);
    const { browser } = await enter({ email, password: NEXT });
    await browser.submit("/account", "next", { current: NEXT, next: password });
  });

  it("can be ended from another one", async () => {
    const other = await enter();
    const { browser } = await enter();
    await browser.submit("/account", "End all others");
    expect(await isIn(other.browser)).toEqual([307, 307, 307, 307]);
    expect(await isIn(browser)).toEqual([200, 200, 200, 200]);
  });

  it("opens no organization from which the person was removed, and nothing once the person is suspended", async () => {
    const { browser } = await enter();
    const id = await ownerId();
    const { rows } = await sql.query("delete from members where user_id = $1 returning *", [id]);
    const member = rows[0];
    expect(await isIn(browser)).toEqual([200, 404, 200, 404]);
    await sql.query("insert into members (id, organization_id, user_id, role) values ($1, $2, $3, $4)", [
      member.id,
      member.organization_id,
      id,
      member.role,
    ]);
    expect(await isIn(browser)).toEqual([200, 200, 200, 200]);
    await sql.query("update users set status = 'suspended' where id = $1", [id]);
    expect(await isIn(browser)).toEqual([307, 307, 307, 307]);
    await sql.query("update users set status = 'active' where id = $1", [id]);
  });

  it("is nothing that can be made up, or carried in another header", async () => {
    const { browser } = await enter();
    const token = browser.cookies.get("authjs.session-token") ?? "";
    const cookies = ["", "x", "a.b.c", `${token.slice(0, -4)}AAAA`, token.split("").reverse().join("")];
    for (const cookie of cookies) {
      const stranger = new FormBrowser(server.url);
      stranger.cookies.set("authjs.session-token", cookie);
      expect(await isIn(stranger)).toEqual([307, 307, 307, 307]);
    }
    const bearer = { authorization: `Bearer ${token}` };
    expect((await new FormBrowser(server.url).get("/account", { headers: bearer })).status).toBe(307);
  });

  it("is no key: the API never reads cookies", async () => {
    const { browser } = await enter();
    for (const path of ["/api/me", "/api/keys", "/v1/models"])
      expect((await browser.get(path)).status).toBe(401);
  });
});

describe("a second factor", () => {
  const write = async (totp: string | null, confirmedAt: Date | null) =>
    sql.query(
      "update users set sealed_totp = $2, totp_confirmed_at = $3, totp_last_step = null where id = $1",
      [await ownerId(), totp, confirmedAt],
    );
  afterEach(() => write(null, null));

  it("is asked for after the password, without JavaScript, and each code opens one session", async () => {
    const id = (await ownerId()) ?? "";
    const secret = createTotpSecret();
    await write(sealTotpSecret(parseFernetKeys(server.variables.MASTER_KEY ?? ""), id, secret), new Date());
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    const { browser, answer } = await enter();
    const page = await answer.text();
    expect([answer.status, browser.cookies.has("authjs.session-token")]).toEqual([200, false]);
    const send = (values: Record<string, string>) =>
      browser.get("/sign-in", {
        method: "POST",
        body: readForm(page, "code", values),
        headers: browser.ownHeaders(),
      });
    expect(await (await send({ code: "000000" })).text()).toContain("Wrong code, or used before");
    expect((await send({ code })).status).toBe(303);
    expect(await isIn(browser)).toEqual([200, 200, 200, 200]);
    browser.cookies.clear();
    expect(await (await send({ code })).text()).toContain("Wrong code, or used before");
    expect(browser.cookies.has("authjs.session-token")).toBe(false);
    const library = await signInByLibrary(server.owner.email, server.owner.password);
    const { pathname, search } = new URL(library.headers.get("location") ?? "", server.url);
    const refused = await browser.get(pathname + search);
    expect(readAlerts(await refused.text())).toEqual([expect.stringContaining("also needs a code")]);
  });
});

async function signInByLibrary(email: string, password: string) {
  const browser = new FormBrowser(server.url);
  const { csrfToken } = await (await browser.get("/api/auth/csrf")).json();
  const body = new URLSearchParams({ csrfToken, email, password });
  return browser.get("/api/auth/callback/credentials", { method: "POST", body });
}

describe("guessing", () => {
  it("ends after 10 tries at one account, over all routes and processes, and says so", async () => {
    const email = "guessed@example.com";
    for (let i = 0; i < 5; i += 1)
      await enter({ email, password: `wrong ${i}` }, "/sign-in", server.urls[i % 2]);
    for (let i = 0; i < 5; i += 1) {
      const library = await signInByLibrary(email, `wrong ${i}`);
      expect(library.headers.get("location")).toMatch(/\/sign-in\?error=CredentialsSignin&code=credentials$/);
    }
    const library = await signInByLibrary(email, "wrong");
    expect(library.headers.get("location")).toMatch(/code=sign_in$/);
    const { answer } = await enter({ email, password: "wrong" });
    expect(readAlerts(await answer.text())).toEqual(["Too many tries. Wait 15 minutes"]);
  });
});

describe("a request that another site forges", () => {
  const foreign = "https://evil.example";
  it.each([
    ["no Origin", {}],
    ["Origin null", { origin: "null" }],
    ["a foreign Origin", { origin: foreign }],
    [
      "a foreign Origin with a matching forwarded host",
      { origin: foreign, "x-forwarded-host": "evil.example" },
    ],
    [
      "a foreign Origin with a matching Forwarded",
      { origin: foreign, forwarded: "host=evil.example;proto=https" },
    ],
    ["our Origin, but from another site", { own: "1", "sec-fetch-site": "cross-site" }],
    ["our Origin, but from a sibling", { own: "1", "sec-fetch-site": "same-site" }],
  ])("changes nothing with %s", async (_, { own, ...sent }: Record<string, string>) => {
    const headers = own ? { ...sent, origin: server.url } : sent;
    const { browser } = await enter();
    await browser.submit("/account", "name", { name: "Forged" }, headers);
    await browser.submit("/account", "Sign out", {}, headers);
    const { email, password } = server.owner;
    const stranger = new FormBrowser(server.url);
    await stranger.submit("/sign-in", "password", { email, password }, headers);
    expect(stranger.cookies.has("authjs.session-token")).toBe(false);
    const page = await (await browser.get("/account")).text();
    expect(page).toContain("Sign out");
    expect(page).not.toContain("Forged");
  });

  it("reaches no action by its id either", async () => {
    const { browser } = await enter();
    const form = await browser.fill("/account", "name");
    const described = [...form.values()].map(String).find((value) => value.includes('"id"')) ?? "{}";
    const { id } = JSON.parse(described);
    expect(id).toMatch(/^[0-9a-f]{40,}$/);
    const send = (headers: Record<string, string>) => {
      const body = new FormData();
      body.append("_1_name", "Forged by id");
      body.append("0", JSON.stringify([{ data: null, error: null, values: {} }, "$K1"]));
      return browser.get("/account", { method: "POST", body, headers: { "next-action": id, ...headers } });
    };
    const forged: Record<string, string>[] = [{}, { origin: "null" }, { origin: "https://evil.example" }];
    for (const headers of forged) await send(headers);
    expect(await (await browser.get("/account")).text()).not.toContain("Forged by id");
    await send(browser.ownHeaders());
    expect(await (await browser.get("/account")).text()).toContain("Forged by id");
  });
});

describe("a page", () => {
  it.each(["/sign-in", "/nowhere", "/orgs/default"])("carries strict headers: %s", async (path) => {
    const { browser } = await enter();
    if (path === "/sign-in") browser.cookies.clear();
    const answer = await browser.get(path);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    expect(policy).toContain("frame-ancestors 'none'");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    const page = await answer.text();
    const scripts = [...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
    expect(page).not.toMatch(/<[^>]+ style="/);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "x-frame-options": "DENY",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    expect(answer.headers.has("x-powered-by")).toBe(false);
    expect(answer.headers.has("strict-transport-security")).toBe(false);
  });
});

describe("a link to a new password, printed by the operator", () => {
  it("sets it once, without JavaScript", async () => {
    const { email } = server.owner;
    const browser = new FormBrowser(server.url);
    const help = await (await browser.get("/forgot-password")).text();
    const [command = ""] = /npm run reset-password -- /.exec(help) ?? [];
    expect(command).not.toBe("");
    const print = (of: string) =>
      run(process.execPath, ["scripts/reset-password.mjs", of], {
        env: { ...process.env, ...server.variables },
      });
    const { stdout } = await print(email);
    const { pathname, search } = new URL(stdout.trim().split("\n").at(-1) ?? "");
    const done = await browser.submit(pathname + search, "password", { password: NEXT });
    expect(done.headers.get("location")).toBe("/sign-in?reset=done");
    expect(await (await browser.get(pathname + search)).text()).toContain("Link not valid");
    const { browser: entered } = await enter({ email, password: NEXT });
    expect(await isIn(entered)).toEqual([200, 200, 200, 200]);
    const nobody = { code: 1, stderr: "No link created: nobody@example.com has no active account\n" };
    await expect(print("nobody@example.com")).rejects.toMatchObject(nobody);
  });
});
