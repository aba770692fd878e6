import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { toComparable } from "@/e2e/support/envelope";
import { FormBrowser } from "@/e2e/support/form-browser";
import { inventSecret } from "@/e2e/support/key-secrets";
import { startPostgresProxy } from "@/e2e/support/postgres-proxy";
import { type Server, startServer } from "@/e2e/support/server";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";

let proxy: Awaited<ReturnType<typeof startPostgresProxy>>;
let server: Server;
let at: ServerTenant;
beforeAll(async () => {
  proxy = await startPostgresProxy((await createServerDatabase()).url);
  server = await startServer({ databaseUrl: proxy.url });
  at = await createServerTenant(server);
});
afterAll(async () => {
  await Promise.all([server.stop(), at.stop()]);
  proxy.stop();
});

const ROUNDS = 20;

/**
 * Returns what a kind of request usually costs the database: its statements with their returned rows. Sometimes
 * statements of the server itself run beside it.
 */
async function findUsualWork(request: () => Promise<unknown>): Promise<string> {
  const counts = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    proxy.statements.length = 0;
    await request();
    const work = JSON.stringify(proxy.statements);
    counts.set(work, (counts.get(work) ?? 0) + 1);
  }
  const [usual] = [...counts].sort(([, one], [, other]) => other - one);
  return usual?.[0] ?? "";
}

describe("a key", () => {
  const routes = {
    "GET /v1/models": (secret: string) => call(at.url, "GET", "/v1/models", { key: secret }),
    "GET /api/keys": (secret: string) => call(at.url, "GET", "/api/keys", { key: secret }),
    "POST /api/keys/verify": (secret: string) =>
      call(at.url, "POST", "/api/keys/verify", { key: at.key, body: { key: secret } }),
  };

  it.each(Object.entries(routes))(
    "cannot be guessed by its prefix: wrong secrets and unknown prefixes get the same answer for the same work at %s",
    async (_, send) => {
      const { prefix } = await at.createKey();
      const wrong = () => send(inventSecret(prefix));
      const unknown = () => send(inventSecret());
      expect(toComparable(await wrong())).toEqual(toComparable(await unknown()));
      const work = await findUsualWork(wrong);
      expect(work).toContain("select");
      expect(await findUsualWork(unknown)).toBe(work);
    },
  );
});

describe("an account", () => {
  /** What the sign-in says, without what is drawn anew for every page, and without the e-mail itself. */
  const trySignIn = async (email: string) => {
    const browser = new FormBrowser(at.url);
    const answer = await browser.submit("/sign-in", "password", { email, password: "not the password" });
    const page = (await answer.text()).replaceAll(email, "EMAIL");
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1] ?? "none";
    return [answer.status, page.replaceAll(nonce, "NONCE").replace(/req_[0-9a-f]{32}/g, "REQUEST")];
  };

  it("cannot be guessed by its e-mail: a known and an unknown one get the same page", async () => {
    expect(await trySignIn(server.owner.email)).toEqual(await trySignIn("nobody@example.com"));
  });

  it("cannot be guessed by its throttle, which both kinds of e-mail have", async () => {
    for (const email of [server.owner.email, "nobody-else@example.com"]) {
      for (let tried = 0; tried < 10; tried += 1) await trySignIn(email);
    }
    const [known, unknown] = [
      await trySignIn(server.owner.email),
      await trySignIn("nobody-else@example.com"),
    ];
    expect(known).toEqual(unknown);
    expect(known[1]).toContain("Too many tries. Wait 15 minutes");
  });
});
