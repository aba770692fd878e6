import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Engine } from "@/db/client";
import { runtimes, usage } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createServices, makeKey } from "@/e2e/support/services";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { createTenant } from "@/e2e/support/tenant";
import type { CallServices } from "@/lib/access/call";
import { readHeldMoney } from "@/lib/budgets/ledger/read-held-money";
import { createBudget } from "@/lib/budgets/operations/create-budget";
import { getBudget } from "@/lib/budgets/operations/get-budget";
import { toDecimalUsd } from "@/lib/core/input/usd";
import type { Context } from "@/lib/core/operations/context";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { dispatch } from "@/lib/http/dispatcher";
import { getRequest } from "@/lib/usage/requests/get-request";

const PROVIDER = "openai-compatible";
/** In nano-dollars for a million tokens: $1 and $10 for 1,000 tokens. */
const PRICES = { priceInputPerMillion: 1_000_000_000_000n, priceOutputPerMillion: 10_000_000_000_000n };

let engine: Engine;
let standIn: StandIn;
let services: CallServices;
beforeAll(async () => {
  engine = await openTestDatabase();
  standIn = await startStandIn();
  services = createServices(engine);
});
afterAll(async () => {
  await standIn.stop();
  await engine.close();
});

let owner: Context;
let key: { id: string; secret: string };
beforeEach(async () => {
  const tenant = await createTenant(engine.db);
  const { organizationId } = tenant;
  owner = { ...tenant.owner, keyring: services.keyring, allowPrivateUpstreams: true };
  await createCredential.execute(owner, {
    ...{ provider: PROVIDER, name: "One", apiKey: "sk-standin-1", apiBase: `${standIn.url}/v1` },
  });
  const runtime = { organizationId, provider: PROVIDER, kind: "chat" as const };
  const models = ["standin-small", "over-ceiling", "error-500", "cut-stream", "no-usage", "stall"];
  await engine.db
    .insert(runtimes)
    .values(
      models.map((name, index) => ({ ...runtime, ...PRICES, name, upstreamModel: name, number: index + 1 })),
    );
  key = await makeKey(services, organizationId, { scopes: ["chat:write"], firstUsedAt: new Date() });
  standIn.requests.length = 0;
});

const makeBudget = (fields: object) =>
  createBudget.execute(owner, { owner: { type: "key", id: key.id }, period: "total", ...fields });

async function chat(
  fields: object = {},
  { secret = key.secret, signal = new AbortController().signal, path = "/v1/chat/completions" } = {},
) {
  const text = JSON.stringify({
    model: "standin-small",
    messages: [{ role: "user", content: "Hi" }],
    ...fields,
  });
  const headers = {
    authorization: `Bearer ${secret}`,
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(text)),
  };
  const request = new Request(`http://localhost${path}`, {
    method: "POST",
    headers,
    body: text,
    signal,
  });
  const response = await dispatch(services, request, { ip: null, later: () => undefined });
  const body = await response.text();
  await services.ledger.flush();
  await services.recorder.flush();
  const id = response.headers.get("x-request-id") ?? "";
  return { status: response.status, body, headers: response.headers, id };
}

/** Sends a request whose client leaves before the answer. Returns its recorded cost. */
async function abandon(fields: object) {
  const client = new AbortController();
  const call = chat({ model: "stall", ...fields }, { signal: client.signal });
  await vi.waitFor(() => expect(listCeilings()).toHaveLength(1));
  client.abort();
  const left = await call;
  const [{ costNanos = null, tokensIn = null, status = null } = {}] = await engine.db
    .select({ costNanos: usage.costNanos, tokensIn: usage.tokensIn, status: usage.status })
    .from(usage)
    .where(eq(usage.keyId, key.id));
  expect([left.status, status]).toEqual([499, 499]);
  // A token for four bytes, at $0.001.
  expect(tokensIn).toBeGreaterThan(15);
  expect(tokensIn).toBeLessThan(25);
  expect(costNanos).toBe(BigInt(tokensIn ?? 0) * 1_000_000n);
  return costNanos;
}

const readError = ({ body }: { body: string }) => JSON.parse(body).error;
const readRecord = ({ id }: { id: string }) => getRequest.execute(owner, { id });
const listCeilings = () => standIn.requests.map(({ body }) => Object(body).max_tokens);

describe("a call without a budget", () => {
  it("gets no ceiling", async () => {
    expect((await chat()).status).toBe(200);
    expect(listCeilings()).toEqual([undefined]);
  });

  it("is recorded with its input when its client leaves before the answer", async () => {
    await abandon({});
  });
});

describe("a call under a budget", () => {
  it("is charged what its usage record says, with the ceiling that the free money pays", async () => {
    const { id } = await makeBudget({ limit: "1" });
    const answer = await chat();
    expect(answer.status, answer.body).toBe(200);
    const [ceiling] = listCeilings();
    // The body is about 70 bytes, so that about $0.93 is left at $0.01 for a token.
    expect(ceiling).toBeGreaterThan(85);
    expect(ceiling).toBeLessThan(100);
    const spent = answer.headers.get("x-keystead-cost-usd");
    expect(Number(spent)).toBeGreaterThan(0);
    expect(await getBudget.execute(owner, { id })).toMatchObject({ spent, held: "0.00" });
  });

  it("keeps its own ceiling, and is refused when that does not fit", async () => {
    await makeBudget({ limit: "1" });
    expect((await chat({ max_tokens: 20 })).status).toBe(200);
    expect(listCeilings()).toEqual([20]);
    const refused = await chat({ max_tokens: 2_000 });
    expect(refused.status).toBe(402);
    expect(readError(refused)).toMatchObject({
      ...{ code: "BUDGET_EXCEEDED", reason: "budget", type: "insufficient_quota" },
      message: "Budget of this key exceeded: $1.00 in total",
    });
    expect(refused.headers.get("x-should-retry")).toBe("false");
    expect(listCeilings()).toHaveLength(1);
  });

  it("is refused by a budget for its model alone, and named so", async () => {
    await makeBudget({ limit: "100" });
    await makeBudget({ limit: "0.01", model: "standin-*", period: "day" });
    const refused = await chat();
    expect(readError(refused)).toMatchObject({
      ...{ reason: "model_budget", message: "Budget of this key exceeded: $0.01 per day for standin-*" },
    });
    expect((await chat({ model: "no-usage" })).status).toBe(200);
  });

  it("whose price is unknown is refused under US dollars, and counted under tokens", async () => {
    const { id } = await makeBudget({ limit: "100000", unit: "tokens" });
    const unpriced = { model: `${PROVIDER}/anything` };
    expect((await chat(unpriced)).status).toBe(200);
    expect(Number((await getBudget.execute(owner, { id })).spent)).toBeGreaterThan(5);
    await makeBudget({ limit: "100" });
    const refused = await chat(unpriced);
    expect([refused.status, readError(refused).reason]).toEqual([402, "price_unknown"]);
  });

  it("is free when the provider fails", async () => {
    const { id } = await makeBudget({ limit: "1" });
    expect((await chat({ model: "error-500" })).status).toBe(502);
    expect(await getBudget.execute(owner, { id })).toMatchObject({ spent: "0.00", held: "0.00" });
  });

  it("holds nothing when the first use of its key cannot be marked", async () => {
    const fresh = await makeKey(services, owner.organizationId, { scopes: ["chat:write"] });
    const ofKey = { type: "key", id: fresh.id } as const;
    const { id } = await makeBudget({ owner: ofKey, limit: "1" });
    await engine.db.execute(
      sql`create function fail() returns trigger language plpgsql as $$ begin raise exception 'failed'; end $$`,
    );
    await engine.db.execute(
      sql`create trigger fail before update of first_used_at on keys for each row execute function fail()`,
    );
    const failed = await chat({}, fresh).finally(() => engine.db.execute(sql`drop function fail cascade`));
    expect([failed.status, listCeilings()]).toEqual([500, []]);
    expect(await getBudget.execute(owner, { id })).toMatchObject({ spent: "0.00", held: "0.00", holds: 0 });
  });

  it("that was cut is charged with its counted tokens", async () => {
    const { id } = await makeBudget({ limit: "1" });
    const cut = await chat({ model: "cut-stream", stream: true });
    expect((await readRecord(cut)).outcome).toBe("cut");
    const { spent, held } = await getBudget.execute(owner, { id });
    expect([Number(spent) > 0, Number(spent) < 0.5, held]).toEqual([true, true, "0.00"]);
  });

  it.each([true, false])(
    "whose client leaves before its answer pays its input, streamed: %s",
    async (stream) => {
      const { id } = await makeBudget({ limit: "1" });
      const costNanos = await abandon({ stream });
      const spent = toDecimalUsd(costNanos ?? 0n);
      expect(await getBudget.execute(owner, { id })).toMatchObject({ spent, held: "0.00" });
    },
  );

  it("whose client leaves while it waits for money is free", async () => {
    const { id } = await makeBudget({ limit: "1" });
    const heldBefore = await readHeldMoney(engine);
    const [first, second] = [new AbortController(), new AbortController()];
    const running = chat({ model: "stall", max_tokens: 90 }, { signal: first.signal });
    await vi.waitFor(() => expect(listCeilings()).toHaveLength(1));
    const waiting = chat({ max_tokens: 90 }, { signal: second.signal });
    second.abort();
    expect((await waiting).status).toBe(499);
    const { held, ...budget } = await getBudget.execute(owner, { id });
    expect(budget).toMatchObject({ spent: "0.00", holds: 1 });
    expect(await readHeldMoney(engine)).toBeCloseTo(heldBefore + Number(held));
    first.abort();
    await running;
  });

  it.each([{ models: ["standin-large"] }, { tools: [{ type: "image_generation", model: "image-1" }] }])(
    "is refused when the provider may answer with another model: %j",
    async (fields) => {
      await makeBudget({ limit: "1" });
      expect(readError(await chat(fields)).reason).toBe("price_unknown");
      expect((await chat({ models: ["standin-small"] })).status).toBe(200);
    },
  );

  it("is limited by a budget for any model that may answer", async () => {
    await makeBudget({ limit: "1", model: "standin-large" });
    expect((await chat()).status).toBe(200);
    expect(readError(await chat({ models: ["standin-large"] })).reason).toBe("price_unknown");
  });

  it.each([
    [{ service_tier: "priority" }, "tier", "/v1/chat/completions"],
    [{ tools: [{ type: "image_generation" }] }, "tool", "/v1/responses"],
    [{ input: "Read this" }, "speech", "/v1/audio/speech"],
    [
      { contents: [], tools: [{ google_search: {} }] },
      "tool",
      "/v1beta/models/gemini-2.5-pro:generateContent",
    ],
  ])("is refused when nothing tells its cost, and says why: %j", async (fields, word, path) => {
    await makeBudget({ limit: "1" });
    const call = { input: "Hi", model: `openai/gpt-5`, ...fields };
    for (const provider of ["openai", "gemini"]) {
      await createCredential.execute(owner, {
        ...{
          provider,
          name: provider,
          apiKey: "sk-standin-2",
          apiBase: `${standIn.url}/v1`,
          confirmed: true,
        },
      });
    }
    const { body } = await chat(call, { path });
    expect(body).toContain('"reason":"price_unknown"');
    expect(body).toMatch(new RegExp(`"message":"[^"]*${word}`));
  });

  it("to speech, images and recordings is charged at its runtime's own prices for them", async () => {
    const { id } = await makeBudget({ limit: "1" });
    const { organizationId } = owner;
    const runtime = {
      organizationId,
      provider: PROVIDER,
      kind: "chat" as const,
      upstreamModel: "standin-small",
    };
    await engine.db.insert(runtimes).values([
      { ...runtime, name: "voice", number: 91, pricePerMillionCharacters: 15_000_000_000n },
      { ...runtime, name: "paint", number: 92, pricePerImage: 40_000_000n },
    ]);
    const spoken = await chat({ model: "voice", input: "Read this: ä" }, { path: "/v1/audio/speech" });
    const painted = await chat(
      { model: "paint", prompt: "A door", n: 2 },
      { path: "/v1/images/generations" },
    );
    // 12 characters at $15 for a million, and 2 images at $0.04.
    const [speech, images] = [await readRecord(spoken), await readRecord(painted)];
    expect(speech).toMatchObject({ costUsd: "0.00018", priceId: "runtime:15.00/1M-characters" });
    expect(images).toMatchObject({ costUsd: "0.08", priceId: "runtime:0.04/image" });
    expect(await getBudget.execute(owner, { id })).toMatchObject({ spent: "0.08018", held: "0.00" });
    const dear = await chat({ model: "paint", prompt: "A door", n: 30 }, { path: "/v1/images/generations" });
    expect(dear.status).toBe(402);
  });

  it("is recorded with the status that its client got", async () => {
    await makeBudget({ limit: "0.01" });
    for (const [path, status] of [
      ["/v1/chat/completions", 402],
      ["/v1/responses", 429],
    ] as const) {
      const refused = await chat({ input: "Hi" }, { path });
      expect([refused.status, (await readRecord(refused)).status]).toEqual([status, status]);
    }
  });

  it("that reports no usage is charged what it held", async () => {
    const { id } = await makeBudget({ limit: "1" });
    expect((await chat({ model: "no-usage", max_tokens: 50 })).status).toBe(200);
    expect(Number((await getBudget.execute(owner, { id })).spent)).toBeGreaterThan(0.5);
  });

  it("that overruns its ceiling is charged truly and marked, and the next one is refused", async () => {
    const { id } = await makeBudget({ limit: "1" });
    const overrun = await chat({ model: "over-ceiling" });
    expect(overrun.status).toBe(200);
    expect(await readRecord(overrun)).toMatchObject({ reason: "overrun" });
    expect(Number((await getBudget.execute(owner, { id })).spent)).toBeGreaterThan(100);
    expect((await chat()).status).toBe(402);
  });
});
