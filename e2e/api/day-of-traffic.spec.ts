import { once } from "node:events";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { call } from "@/e2e/support/call";
import { DAY, withinWindow } from "@/e2e/support/clock";
import { createServerDatabase } from "@/e2e/support/database-server";
import { SDKS, type SdkCall } from "@/e2e/support/sdks";
import { type Server, startServer } from "@/e2e/support/server";
import { chat, createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import type { Tokens } from "@/e2e/support/stand-in/bill";
import { formatUsd, parseUsd, toDecimalUsd } from "@/lib/core/input/usd";

/** In US dollars for a million tokens, so that all answers together cost some dollars. */
const PRICES = { price_input_per_million: "150", price_output_per_million: "600" };
const toNanos = ({ input, output }: Tokens) => BigInt(input) * 150_000n + BigInt(output) * 600_000n;

type Row = {
  id: string;
  stream: boolean;
  outcome: string;
  status: number;
  tokens_in: number | null;
  tokens_out: number | null;
  cost_usd: string;
};

/** The answers of the gateway that clients got. */
const answers: { id: string; status: number; cost: string | null }[] = [];

let database: Awaited<ReturnType<typeof createServerDatabase>>;
let server: Server;
let restarted: Server | null = null;
let at: ServerTenant;
beforeAll(async () => {
  database = await createServerDatabase();
  server = await startServer({ databaseUrl: database.url, count: 2 });
  at = await createServerTenant(server);
  const send = globalThis.fetch;
  vi.stubGlobal("fetch", async (...request: Parameters<typeof fetch>) => {
    const answer = await send(...request);
    if (new URL(answer.url).pathname.startsWith("/v1")) keep(answer);
    return answer;
  });
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await at.stop();
  await Promise.all([server.stop(), restarted?.stop()]);
  await database.drop();
});

/** Keeps the answer to a request of the gateway. */
function keep({ status, headers }: Pick<Response, "status" | "headers">) {
  const id = headers.get("x-request-id") ?? "";
  answers.push({ id, status, cost: headers.get("x-keystead-cost-usd") });
}

/** Sends the same requests with each SDK. Returns the codes of the errors that they raised. */
async function askAll(calls: Omit<SdkCall, "retries">[]): Promise<unknown[]> {
  const codes = Object.values(SDKS).map(async ({ ask, readError }) => {
    const raised: unknown[] = [];
    for (const one of calls) {
      await ask({ ...one, retries: 0 }).catch((error: unknown) => raised.push(readError(error).code));
    }
    return raised;
  });
  return (await Promise.all(codes)).flat();
}

const createRuntime = (upstream_model: string, fields = {}) =>
  at.createRuntime({ upstream_model, ...PRICES, ...fields });

/** Sends whole and streamed requests to servers, which answer some after a fallback, and some that fail. */
async function runRounds(urls: string[], secret: string) {
  const good = await createRuntime("standin-small");
  const flaky = await createRuntime("error-503", { fallbacks: [good.id] });
  const calls = urls.flatMap((url) =>
    [good, flaky].flatMap(({ name: model }) =>
      [false, true].map((stream) => ({ url, secret, model, stream })),
    ),
  );
  expect(await askAll(calls)).toEqual([]);
  const broken = [await createRuntime("error-500"), await createRuntime("cut-stream")];
  const failing = broken.map(({ name: model }) => ({ url: at.url, secret, model, stream: true }));
  const codes = Object.keys(SDKS).flatMap(() => broken.map(() => "UPSTREAM_ERROR"));
  expect(await askAll(failing)).toEqual(codes);
}

/** Stops the second server while streams run, which it finishes, and starts it again. Returns its URL. */
async function restart(secret: string): Promise<string> {
  const [[, url = ""], [, child]] = [server.urls, server.processes];
  const { name: model } = await createRuntime("long-stream-40-20");
  const before = at.standIn.requests.length;
  const streams = askAll([{ url, secret, model, stream: true }]);
  await expect.poll(() => at.standIn.requests.length - before).toBe(Object.keys(SDKS).length);
  const ended = child && once(child, "exit");
  child?.kill("SIGTERM");
  expect([await streams, await ended]).toEqual([[], [0, null]]);
  restarted = await startServer({ databaseUrl: database.url, env: server.variables });
  return restarted.url;
}

/** Uses up the budget of a key, and the daily limit of another one. Returns the ids of these other ones. */
async function useUp(secret: string): Promise<string[]> {
  const { name: model } = await createRuntime("standin-small");
  const refusals = await askAll(Array.from({ length: 3 }, () => ({ url: at.url, secret, model })));
  expect(new Set(refusals)).toEqual(new Set(["BUDGET_EXCEEDED"]));
  const ids: string[] = [];
  const statuses = await withinWindow(DAY, async () => {
    const limited = await at.createKey({ daily_hard_limit: 2 });
    ids.push(limited.id);
    const send = () => chat(at, limited.secret, { model });
    const sent = [await send(), await send(), await send()];
    for (const answer of sent) keep(answer);
    return sent.map(({ status }) => status);
  });
  expect(statuses).toEqual([200, 200, 429]);
  return ids;
}

/** Adds up decimals of US dollars, in nano-dollars. */
const sum = (amounts: (string | null)[]) =>
  amounts.reduce((total, amount) => total + (parseUsd(amount ?? "0") ?? 0n), 0n);

async function listRequests(keyIds: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await at.manage("GET", `/api/requests?key_id=${keyIds}&limit=100${cursor}`);
    rows.push(...body.data);
    if (body.next_cursor === null) return rows;
    cursor = `&cursor=${encodeURIComponent(body.next_cursor)}`;
  }
}

/** Returns the sum of the column of costs in a CSV file. */
async function sumCsv(keyIds: string): Promise<bigint> {
  const path = `/api/usage.csv?key_id=${keyIds}&group_by=key,runtime`;
  const { body } = await call(at.url, "GET", path, { key: at.key });
  const [head = "", ...lines] = String(body).trim().split("\r\n");
  const column = head.split(",").indexOf("cost_usd");
  return sum(lines.map((line) => line.split(",")[column] ?? ""));
}

/** Returns the ids and statuses of requests in an order. */
const listPairs = (list: { id: string; status: number }[]) =>
  list.map(({ id, status }) => `${id} ${status}`).toSorted();

it("all numbers of a day of mixed traffic agree with the provider's count, to the token and the nano-dollar", async () => {
  const owner = { type: "organization", id: at.organizationId };
  const { body: budget } = await at.manage("POST", "/api/budgets", { owner, period: "total", limit: "1000" });
  const key = await at.createKey({ project_id: at.project.id, max_budget_usd: "500" });
  const small = await at.createKey({ max_budget_usd: "0.10" });
  await runRounds(server.urls, key.secret);
  await runRounds([at.url, await restart(key.secret)], key.secret);
  const keyIds = [key.id, small.id, ...(await useUp(small.secret))].join();

  const readUsage = async () => (await at.manage("GET", `/api/usage?key_id=${keyIds}&group_by=key`)).body;
  await expect.poll(async () => (await readUsage()).totals.requests).toBe(answers.length);
  const usage = await readUsage();
  const requests = await listRequests(keyIds);
  expect(listPairs(requests)).toEqual(listPairs(answers));

  // The provider breaks off some streams before it counts them.
  const cut = requests.filter(({ outcome }) => outcome === "cut");
  expect(cut).toHaveLength(2 * Object.keys(SDKS).length);
  const count = (name: "tokens_in" | "tokens_out") => cut.reduce((total, row) => total + (row[name] ?? 0), 0);
  const { tokens } = at.standIn;
  const whole = { input: tokens.input + count("tokens_in"), output: tokens.output + count("tokens_out") };
  expect(usage.totals).toMatchObject({ tokens_in: whole.input, tokens_out: whole.output, unpriced: 0 });

  const total = toNanos(whole);
  expect(usage.totals.cost_usd).toBe(toDecimalUsd(total));
  expect(sum(requests.map(({ cost_usd }) => cost_usd))).toBe(total);
  const plain = requests.filter(({ stream }) => !stream);
  expect(sum(answers.map(({ cost }) => cost))).toBe(sum(plain.map(({ cost_usd }) => cost_usd)));
  expect(await sumCsv(keyIds)).toBe(total);
  const charged = (await at.manage("GET", `/api/budgets/${budget.id}`)).body;
  expect(charged).toMatchObject({ spent: toDecimalUsd(total), held: "0.00", holds: 0 });
  for (const { id } of [key, small]) {
    const { spent_usd, max_budget_usd } = (await at.manage("GET", `/api/keys/${id}`)).body;
    expect(usage.data).toContainEqual(expect.objectContaining({ key: id, cost_usd: spent_usd }));
    expect(Number(spent_usd)).toBeGreaterThan(0);
    expect(Number(spent_usd)).toBeLessThanOrEqual(Number(max_budget_usd));
  }
  const page = await fetch(`${at.url}/orgs/${at.slug}/usage`, { headers: { cookie: at.owner.cookie } });
  expect(await page.text()).toContain(formatUsd(total));
});
