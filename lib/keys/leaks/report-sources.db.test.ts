import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { leakReports } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { createServices, makeKey } from "@/e2e/support/services";
import { createTenant } from "@/e2e/support/tenant";
import type { CallServices } from "@/lib/access/call";
import { createSecret } from "@/lib/access/key-secret";
import { parsePublicKeys } from "@/lib/crypto/signatures";
import { listLeakReports } from "./list-leak-reports";
import { takePartnerReport } from "./partner-report";
import { reportFoundKey } from "./report-found-key";

let engine: Engine;
let services: CallServices;
beforeAll(async () => {
  engine = await openTestDatabase();
  services = createServices(engine);
});
afterAll(() => engine.close());

const from = (ip: string | null) => ({ id: "req_1", ip, client: null, idempotency: null });
async function tenantWithKey() {
  const { organizationId, owner } = await createTenant(engine.db);
  const key = await makeKey(services, organizationId);
  return { key, list: async () => (await listLeakReports.execute(owner, {})).data };
}

describe("GitHub's report", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = publicKey.export({ type: "spki", format: "pem" });
  const publicKeys = parsePublicKeys(JSON.stringify({ current: pem }));
  const send = (body: string, headers: Record<string, string> = {}) => {
    const signature = sign("sha256", Buffer.from(body), privateKey).toString("base64");
    const signed = { "Github-Public-Key-Identifier": "current", "Github-Public-Key-Signature": signature };
    const message = new Request("http://localhost/api/leaks/github", {
      method: "POST",
      body,
      headers: { ...signed, ...headers },
    });
    return takePartnerReport(services, publicKeys, message, from("192.0.2.1"));
  };
  const token = (secret: string, more = {}) => ({ token: secret, type: "keystead_key", ...more });
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

  it("is answered for each token by its hash, whether it is a live one", async () => {
    const { key, list } = await tenantWithKey();
    const stranger = createSecret().secret;
    const url = "https://github.com/acme/app/blob/main/.env";
    const body = [
      token(key.secret, { url, source: "content", added: 1 }),
      token(stranger, { url: "" }),
      token("x"),
    ];
    const answer = await send(JSON.stringify(body));
    expect(answer).toEqual([
      { token_hash: sha256(key.secret), token_type: "keystead_key", label: "true_positive" },
      { token_hash: sha256(stranger), token_type: "keystead_key", label: "false_positive" },
      { token_hash: sha256("x"), token_type: "keystead_key", label: "false_positive" },
    ]);
    expect(await list()).toMatchObject([{ source: "github", location: url }]);
  });

  it("of nothing is answered with nothing", async () => {
    expect(await send("[]")).toEqual([]);
  });

  const missing = { status: 401, code: "UNAUTHORIZED", reason: "missing" };
  const bad = { status: 403, code: "FORBIDDEN", reason: "signature" };
  it.each([
    ["without a key's identifier", { "Github-Public-Key-Identifier": "" }, missing],
    ["without a signature", { "Github-Public-Key-Signature": "" }, missing],
    ["with a key that is not ours to trust", { "Github-Public-Key-Identifier": "old" }, bad],
    ["with the signature of something else", { "Github-Public-Key-Signature": "MEUCIQ==" }, bad],
  ])("is refused %s, and nothing is looked up", async (_, headers, refusal) => {
    const { key, list } = await tenantWithKey();
    await expect(send(JSON.stringify([token(key.secret)]), headers)).rejects.toMatchObject(refusal);
    expect(await list()).toEqual([]);
  });

  it.each([
    ["broken JSON", "[", "INVALID_REQUEST"],
    ["an object", "{}", "INVALID_REQUEST"],
    ["a token that is no text", JSON.stringify([{ token: 1, type: "t" }]), "INVALID_REQUEST"],
    ["a NUL character", JSON.stringify([token("\0")]), "INVALID_REQUEST"],
    ["101 tokens", JSON.stringify(Array(101).fill(token("x"))), "INVALID_REQUEST"],
    ["more than a MiB", `[${" ".repeat(1024 * 1024)}]`, "PAYLOAD_TOO_LARGE"],
  ])("is refused with %s, though signed", async (_, body, code) => {
    await expect(send(body)).rejects.toMatchObject({ code });
  });
});

describe("a found key", () => {
  it("is reported with or without a place, and nothing is said of it", async () => {
    const { key, list } = await tenantWithKey();
    const answers = [
      await reportFoundKey(services, { key: `  ${key.secret}\n`, location: " a chat " }, from(null)),
      await reportFoundKey(services, { key: key.secret }, from(null)),
      await reportFoundKey(services, { key: createSecret().secret }, from(null)),
    ];
    expect(answers).toEqual([undefined, undefined, undefined]);
    const kept = await list();
    expect(kept.map(({ location }) => location).sort()).toEqual(["a chat", null].sort());
    expect(kept).toMatchObject([{ source: "page" }, { source: "page" }]);
  });

  it.each(["", "sk_live_abc", `${createSecret().secret.slice(0, -1)}-`, { toString: "x" }])(
    "is refused at its field where it is none: %s",
    async (key) => {
      await expect(reportFoundKey(services, { key }, from("192.0.2.7"))).rejects.toMatchObject({
        code: "INVALID_REQUEST",
        param: "key",
      });
    },
  );

  it("is taken 20 times from one address, over all of an IPv6 network, and junk counts for none", async () => {
    const before = await engine.db.$count(leakReports);
    const key = createSecret().secret;
    await expect(reportFoundKey(services, { key: "junk" }, from("2001:db8:9::1"))).rejects.toThrow();
    for (let i = 0; i < 20; i += 1) await reportFoundKey(services, { key }, from(`2001:db8:9::${i}`));
    await expect(reportFoundKey(services, { key }, from("2001:db8:9::ffff"))).rejects.toMatchObject({
      code: "RATE_LIMIT",
      reason: "report",
    });
    await reportFoundKey(services, { key }, from("2001:db8:10::1"));
    expect(await engine.db.$count(leakReports)).toBe(before);
  });
});
