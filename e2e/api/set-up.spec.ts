import { afterAll, beforeAll, expect, it } from "vitest";
import { createServerDatabase } from "@/e2e/support/database-server";
import { FormBrowser, readAlerts } from "@/e2e/support/form-browser";
import { type Server, startServer } from "@/e2e/support/server";

let server: Server;
let database: Awaited<ReturnType<typeof createServerDatabase>>;
const origin = "https://keys.example.com";

beforeAll(async () => {
  database = await createServerDatabase();
  const env = {
    BOOTSTRAP_OWNER_EMAIL: "",
    BOOTSTRAP_OWNER_PASSWORD: "",
    BOOTSTRAP_KEY_FILE: "",
    APP_URL: origin,
  };
  server = await startServer({ databaseUrl: database.url, env, count: 2 });
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const wanted = {
  name: "Mara",
  email: "mara@example.com",
  password: "correct horse battery",
  organization: "Fernhill",
};
const own = { origin, "sec-fetch-site": "same-origin" };
const send = (browser: FormBrowser, values: object) =>
  browser.submit("/setup", "organization", { ...wanted, ...values }, own);

it("is open while there is no user, to whoever has the token, once", async () => {
  const [url = "", other = ""] = server.urls;
  const browser = new FormBrowser(url);
  expect((await browser.get("/")).headers.get("location")).toBe("/setup");
  expect((await browser.get("/sign-in")).headers.get("location")).toBe("/setup");
  const token = /one-time token (\S+)/.exec(server.logs())?.[1] ?? "";
  expect(token.length).toBeGreaterThan(20);

  const refused = await (await send(browser, { token: "a guess" })).text();
  expect(readAlerts(refused)).toEqual(["Incorrect token. Copy it from the output of the server"]);
  expect(refused).toContain('value="Fernhill"');
  expect(refused).not.toContain(wanted.password);

  const rivals = await Promise.all(
    Array.from({ length: 6 }, async (_, i) => {
      const rival = new FormBrowser(i % 2 ? other : url);
      const values = { ...wanted, token, email: `${i}@example.com`, organization: `Org ${i}` };
      return { rival, body: await rival.fill("/setup", "organization", values) };
    }),
  );
  const answers = await Promise.all(
    rivals.map(({ rival, body }) => rival.get("/setup", { method: "POST", body, headers: own })),
  );
  const winner = answers.findIndex((answer) => answer.status === 303);
  expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
  expect(answers[winner]?.headers.get("location")).toBe(`/orgs/org-${winner}`);
  expect((await rivals[winner]?.rival.get("/setup"))?.headers.get("location")).toBe("/");
  expect((await rivals[winner]?.rival.get(`/orgs/org-${winner}`))?.status).toBe(200);
});

it("keeps cookies and pages to TLS under a public origin that has it", async () => {
  const browser = new FormBrowser(server.url);
  const page = await browser.get("/sign-in");
  expect(page.headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}$/);
  expect(page.headers.get("content-security-policy")).toContain("upgrade-insecure-requests");
  const csrf = await browser.get("/api/auth/csrf");
  for (const cookie of csrf.headers.getSetCookie()) expect(cookie).toMatch(/^__(Host|Secure)-.*; Secure/i);
  const foreign = await browser.submit(
    "/sign-in",
    "password",
    { email: wanted.email, password: wanted.password },
    { origin: server.url },
  );
  expect(foreign.status).not.toBe(303);
});
