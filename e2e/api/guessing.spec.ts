import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { anonymous } from "@/e2e/support/envelope";
import { FormBrowser } from "@/e2e/support/form-browser";
import { inventSecret } from "@/e2e/support/key-secrets";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";

let at: ServerTenant;
beforeAll(async () => {
  at = await createServerTenant();
});
afterAll(() => at.stop());

const PAIRS = 100;

/**
 * How much longer one kind of request takes than another: the median of pairs that were sent one right after the other,
 * in turns, so that a busy machine slows both.
 */
async function ratioOf(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<number> {
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const ratios: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    if (pair % 2) {
      const first = await timed(one);
      ratios.push(first / (await timed(other)));
    } else {
      const first = await timed(other);
      ratios.push((await timed(one)) / first);
    }
  }
  return ratios.sort((a, b) => a - b)[PAIRS / 2] ?? 0;
}

describe("a key", () => {
  const doors = {
    "GET /v1/models": (secret: string) => call(at.url, "GET", "/v1/models", { key: secret }),
    "GET /api/keys": (secret: string) => call(at.url, "GET", "/api/keys", { key: secret }),
    "POST /api/keys/verify": (secret: string) =>
      call(at.url, "POST", "/api/keys/verify", { key: at.key, body: { key: secret } }),
  };

  it.each(Object.entries(doors))(
    "cannot be guessed by its prefix: wrong secrets and unknown prefixes get the same in the same time at %s",
    async (_, knock) => {
      const { prefix } = await at.createKey();
      const wrong = () => knock(inventSecret(prefix));
      const unknown = () => knock(inventSecret());
      expect(anonymous(await wrong())).toEqual(anonymous(await unknown()));
      const ratio = await ratioOf(wrong, unknown);
      expect(ratio).toBeGreaterThan(0.6);
      expect(ratio).toBeLessThan(1.6);
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
    expect(await trySignIn(at.owner.email)).toEqual(await trySignIn("nobody@example.com"));
  });

  it("cannot be guessed by its throttle, which both kinds of e-mail have", async () => {
    for (const email of [at.owner.email, "nobody-else@example.com"]) {
      for (let tried = 0; tried < 10; tried += 1) await trySignIn(email);
    }
    const [known, unknown] = [await trySignIn(at.owner.email), await trySignIn("nobody-else@example.com")];
    expect(known).toEqual(unknown);
    expect(known[1]).toContain("Too many tries. Wait 15 minutes");
  });
});
