import { once } from "node:events";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { budgetMeters, holds, usage } from "@/db/schema";
import { createDatabase } from "@/e2e/support/create-database";
import { type Server, startServer } from "@/e2e/support/server";
import { chat, createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import { startOwnPostgres } from "@/scripts/postgres.mjs";

const CLIENTS = 128;
/** The answers after which the month ends, the database crashes, and one of the two servers crashes. */
const ANSWERS_BEFORE = { midnight: 30, database: 60, server: 120 };
/** In US dollars for a million tokens: 1 cent for a token of output. A megabyte of input holds a dollar. */
const PRICES = { price_input_per_million: "1.00", price_output_per_million: "10000.00" };
const BODY_BYTES = [1_000, 30_000, 1_000, 1_000_000, 1_000, 30_000, 1_000, 200_000];
/** Half of what the calls of all clients hold together. */
const LIMIT = "350.00";

let postgres: Awaited<ReturnType<typeof startOwnPostgres>>;
let server: Server;
let at: ServerTenant;
beforeAll(async () => {
  postgres = await startOwnPostgres();
  const { url } = await createDatabase({ url: postgres.url });
  server = await startServer({ databaseUrl: url, count: 2 });
  at = await createServerTenant(server);
});
afterAll(async () => {
  await at.stop();
  await server.stop();
  await postgres.stop();
});

/** Returns messages whose answer, and so their cost, differs with the index. */
function createMessages(index: number) {
  const words = "Hello ".repeat(1 + (index % 50));
  const rest = "x".repeat(BODY_BYTES[Math.floor(index / 4) % BODY_BYTES.length] ?? 0);
  return [{ role: "user", content: words + rest }];
}

/** The status of an answer, and the code of its error. */
type Outcome = { status: number; code: string | null };

/** Sends a request that is left after its first event. */
async function abortStream(url: string, secret: string, body: object): Promise<Outcome> {
  const client = new AbortController();
  const answer = await fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify({ ...body, stream: true, max_tokens: 500 }),
    signal: client.signal,
  });
  const { status } = answer;
  if (!answer.ok) return { status, code: (await answer.json()).error.code };
  await answer.body?.getReader().read();
  client.abort();
  return { status, code: null };
}

const readMeters = () =>
  at.engine.db
    .select({ id: budgetMeters.budgetId, spent: budgetMeters.spent, held: budgetMeters.held })
    .from(budgetMeters)
    .where(eq(budgetMeters.organizationId, at.organizationId));

/** Ends the month of a budget. Returns what it had spent, in nano-dollars. */
async function endMonth(budgetId: string): Promise<bigint> {
  const [meter] = await at.engine.db
    .update(budgetMeters)
    .set({ periodStart: sql`${budgetMeters.periodStart} - interval '1 month'` })
    .where(eq(budgetMeters.budgetId, budgetId))
    .returning({ spent: budgetMeters.spent });
  return meter?.spent ?? 0n;
}

async function sumUsage(keyId: string): Promise<bigint> {
  const [row] = await at.engine.db
    .select({ usd: sql<string>`coalesce(sum(${usage.costNanos}), 0)` })
    .from(usage)
    .where(eq(usage.keyId, keyId));
  return BigInt(row?.usd ?? 0);
}

it("budgets agree with usage after streams, aborts and crashes, and refuse nothing while money is free", async () => {
  const plain = await at.createRuntime({ ...PRICES, upstream_model: "standin-small" });
  const long = await at.createRuntime({ ...PRICES, upstream_model: "long-stream-10-2" });
  const slow = await at.createRuntime({ ...PRICES, upstream_model: "long-stream-60-25" });
  const money = { max_budget_usd: LIMIT, model_budgets: { [long.name]: LIMIT } };
  const { id, secret } = await at.createKey({ ...money, project_id: at.project.id });
  const owners = [
    { type: "project", id: at.project.id },
    { type: "organization", id: at.organizationId },
  ];
  for (const owner of owners) await at.manage("POST", "/api/budgets", { owner, limit: LIMIT });
  const ofMonth = { owner: { type: "key", id }, period: "month", limit: LIMIT };
  const { body: monthly } = await at.manage("POST", "/api/budgets", ofMonth);

  const outcomes: Outcome[] = [];
  let crashed = false;
  let recovery: Promise<void> | null = null;
  let lastMonth: Promise<bigint> | null = null;
  const crashDatabase = async () => {
    await postgres.crash();
    // What was held for a call whose reservation was not acknowledged ends with its lease.
    await at.engine.db.update(holds).set({ expiresAt: sql`now()` });
  };
  const send = async (url: string, index: number): Promise<Outcome> => {
    const messages = createMessages(index);
    if (index % 4 === 0) return abortStream(url, secret, { messages, model: long.name });
    const stream = index % 2 === 0;
    const body = { messages, model: stream ? long.name : plain.name, stream, max_tokens: 500 };
    const answer = await chat({ url }, secret, body);
    return { status: answer.status, code: answer.body.error?.code ?? null };
  };
  const client = async (number: number) => {
    const url = server.urls[number % 2] ?? server.url;
    for (let index = number; !crashed; index += 1) {
      // The crashed server breaks off its calls.
      const outcome = await send(url, index).catch(() => null);
      // Clients repeat a request when the database was away, or too slow to check it in time. No check refused it.
      if (outcome?.code === "UNAVAILABLE") await recovery;
      else if (outcome) outcomes.push(outcome);
      if (outcomes.length >= ANSWERS_BEFORE.midnight) lastMonth ??= endMonth(monthly.id);
      if (outcomes.length >= ANSWERS_BEFORE.database) recovery ??= lastMonth?.then(crashDatabase) ?? null;
      if (outcomes.length >= ANSWERS_BEFORE.server && !crashed) {
        crashed = true;
        server.processes[1]?.kill("SIGKILL");
      }
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
  await recovery;
  expect(outcomes.filter(({ status, code }) => status !== 200 || code !== null)).toEqual([]);

  // The holds of the crashed server end by themselves.
  await at.engine.db.update(holds).set({ expiresAt: sql`now()` });
  await expect.poll(async () => (await chat(server, secret, { model: plain.name })).status).toBe(200);
  const readHeld = async () => (await at.manage("GET", `/api/keys/${id}`)).body.held_usd;
  await expect.poll(readHeld).toBe("0.00");

  // A graceful stop settles the streams that run.
  const running = chat(server, secret, { model: slow.name, stream: true, max_tokens: 500 });
  const ended = server.processes[0] && once(server.processes[0], "exit");
  await expect
    .poll(async () => await at.engine.db.$count(holds, sql`not released and expires_at > now()`))
    .toBeGreaterThan(0);
  server.processes[0]?.kill("SIGTERM");
  expect((await running).status).toBe(200);
  expect(await ended).toEqual([0, null]);
  const spent = await sumUsage(id);
  expect(spent).toBeGreaterThan(0n);
  expect(spent).toBeLessThanOrEqual(350_000_000_000n);
  const meters = await readMeters();
  const thisMonth = meters.find((meter) => meter.id === monthly.id)?.spent;
  const before = await lastMonth;
  expect(before).toBeGreaterThan(0n);
  expect(thisMonth).toBe(spent - (before ?? 0n));
  const totals = meters.map((meter) => meter.spent).filter((sum) => sum === spent);
  expect([meters.length, totals.length]).toEqual([5, 3]);
  expect(meters.every((meter) => meter.spent <= spent)).toBe(true);
});
