import { crc32 } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Engine, Statement } from "@/db/client";
import { runtimes } from "@/db/schema/index";
import { openTestDatabase } from "@/e2e/support/database";
import { createServices, makeKey } from "@/e2e/support/services";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { createTenant } from "@/e2e/support/tenant";
import type { CallServices } from "@/lib/access/call";
import { createSecret } from "@/lib/access/key-secret";
import { createBudget } from "@/lib/budgets/operations/create-budget";
import type { Context } from "@/lib/core/operations/context";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { dispatch } from "./dispatcher";

let engine: Engine;
let services: CallServices;
let standIn: StandIn;
/**
 * The names of the statements that were sent to the engine. Builder queries have the name of their method.
 */
const statements: string[] = [];
/** The reads of calls: for each row of a read, true when it contains a key. */
const reads: boolean[][] = [];
const PRICES = { priceInputPerMillion: 1_000_000n, priceOutputPerMillion: 1_000_000n };
const KEY_LIMITS = { rateLimitPerMinute: 1_000, dailyHardLimit: 1_000 };

beforeAll(async () => {
  engine = await openTestDatabase();
  standIn = await startStandIn();
  const counted: Engine = {
    ...engine,
    run: async <Row>(statement: Statement, values: unknown[]) => {
      statements.push(statement.name);
      const rows = await engine.run<Row & { key?: unknown }>(statement, values);
      if (statement.name === "find_calls") reads.push(rows.map(({ key }) => key !== null));
      return rows;
    },
    db: new Proxy(engine.db, {
      get: (db, method) => {
        statements.push(`db.${String(method)}`);
        return Reflect.get(db, method);
      },
    }),
  };
  services = createServices(counted);
});
afterAll(async () => {
  await services.recorder.flush();
  await standIn.stop();
  await engine.close();
});

let owner: Context;
let chatKeyId: string;
let chatKey: string;
let verifier: string;
beforeEach(async () => {
  const tenant = await createTenant(engine.db);
  const { organizationId } = tenant;
  owner = tenant.owner;
  const credential = {
    provider: "openai-compatible",
    name: "One",
    apiKey: "sk-standin-1",
    apiBase: `${standIn.url}/v1`,
  };
  await createCredential.execute({ ...owner, keyring: services.keyring }, credential);
  const runtime = { organizationId, provider: "openai-compatible", kind: "chat" as const, number: 1 };
  await engine.db
    .insert(runtimes)
    .values({ ...runtime, ...PRICES, name: "small", upstreamModel: "standin-small" });
  const used = { ...KEY_LIMITS, firstUsedAt: new Date() };
  const patterns = { modelAllowlist: ["sm*"], modelDenylist: ["large"], ipAllowlist: ["203.0.113.0/24"] };
  const made = await makeKey(services, organizationId, { ...used, ...patterns, scopes: ["chat:write"] });
  [chatKeyId, chatKey] = [made.id, made.secret];
  verifier = (await makeKey(services, organizationId, { ...used, scopes: ["keys:verify"] })).secret;
  await services.recorder.flush();
  statements.length = 0;
  reads.length = 0;
});

async function post(path: string, secret: string, body: unknown) {
  const text = JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${secret}`,
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(text)),
  };
  const request = new Request(`http://localhost${path}`, { method: "POST", headers, body: text });
  const response = await dispatch(services, request, { ip: "203.0.113.7", later: () => undefined });
  return { status: response.status, body: await response.text() };
}

/** Returns the statements of calls, without those that write usage in batches. */
const listCallStatements = () =>
  statements.filter((name) => !/^(insert_usage|touch_|ensure_usage|forget_)/.test(name));

const chat = (fields: object) =>
  post("/v1/chat/completions", chatKey, {
    model: "small",
    messages: [{ role: "user", content: "Hi" }],
    ...fields,
  });

it.each([{}, { stream: true }])("a gateway request %j takes one read and one admit", async (fields) => {
  const { status, body } = await chat(fields);
  expect(status, body).toBe(200);
  expect(listCallStatements()).toEqual(["find_calls", "admit_calls"]);
});

it.each([{}, { stream: true }])("one under budgets %j takes one statement more", async (fields) => {
  const owners = { type: "organization", id: owner.organizationId };
  const key = { type: "key", id: chatKeyId };
  for (const budget of [{ owner: owners }, { owner: key }, { owner: key, model: "standin-*" }]) {
    await createBudget.execute(owner, { ...budget, limit: "100" });
  }
  const { status, body } = await chat({ ...fields, max_tokens: 50 });
  expect(status, body).toBe(200);
  await services.ledger.flush();
  expect(listCallStatements().filter((name) => !name.startsWith("db."))).toEqual([
    "find_calls",
    "reserve_calls",
    "settle_calls",
  ]);
});

it("a gateway request with a long body takes a second read", async () => {
  const { status } = await chat({ messages: [{ role: "user", content: "x".repeat(300_000) }] });
  expect(status).toBe(200);
  expect(statements.slice(0, 3)).toEqual(["find_calls", "find_calls", "admit_calls"]);
});

it("a refused request takes no more than the read", async () => {
  expect((await chat({ model: "large" })).status).toBe(404);
  expect((await chat({ runtime_id: 7 })).status).toBe(404);
  expect(statements).toEqual(["find_calls", "find_calls"]);
});

it.each([{}, { model: "small", scope: "chat:write", ip: "203.0.113.7" }])(
  "a verification of %j takes one read, and one admit that also looks at the limits",
  async (described) => {
    const { status, body } = await post("/api/keys/verify", verifier, {
      key: chatKey,
      ip: "203.0.113.7",
      ...described,
    });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ valid: true });
    expect(listCallStatements()).toEqual(["find_calls", "admit_calls"]);
  },
);

it("an unknown prefix, a wrong secret and a good one read one row each, with a key in it", async () => {
  const wrong = createSecret();
  const swapped = chatKey.slice(0, 18) + wrong.secret.slice(18);
  const body = { model: "small", messages: [] };
  for (const secret of [wrong.secret, withChecksum(swapped), chatKey]) {
    await post("/v1/chat/completions", secret, body);
  }
  expect(reads).toEqual([[true], [true], [true]]);
});

/** Returns a text in the form of a key, with the right checksum. */
function withChecksum(text: string): string {
  const start = text.slice(0, -6);
  let [rest, sum] = [crc32(start), ""];
  for (let digit = 0; digit < 6; digit += 1) {
    sum = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".charAt(rest % 62) + sum;
    rest = Math.floor(rest / 62);
  }
  return start + sum;
}
