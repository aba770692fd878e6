import { afterAll, beforeAll, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { DAY } from "@/e2e/support/clock";
import { chat, createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";

let at: ServerTenant;
beforeAll(async () => {
  at = await createServerTenant();
});
afterAll(() => at.stop());

type Usage = { prompt_tokens: number; completion_tokens: number };

/** Nano-dollars at $0.15 for a million input tokens, and $0.60 for a million output tokens. */
const toNanos = (usage: Usage) => usage.prompt_tokens * 150 + usage.completion_tokens * 600;
const toUsd = (nanos: number) => (nanos / 1e9).toFixed(9).replace(/0{1,7}$/, "");

it("says the same cost in the header, the request, usage and its CSV: the provider's count at the price", async () => {
  const key = await at.createKey({ project_id: at.project.id });
  const prices = { price_input_per_million: "0.15", price_output_per_million: "0.60" };
  const [priced, cut, unpriced] = [
    await at.createRuntime({ upstream_model: "standin-small", max_output_tokens: 500, ...prices }),
    await at.createRuntime({ upstream_model: "cut-stream", ...prices }),
    await at.createRuntime({ upstream_model: "standin-small" }),
  ];
  expect(priced).toMatchObject({ max_output_tokens: 500, ...prices });
  const plain = await chat(at, key.secret, { model: priced.name });
  const streamed = await chat(at, key.secret, {
    model: priced.name,
    stream: true,
    stream_options: { include_usage: true },
  });
  const broken = await chat(at, key.secret, { model: cut.name, stream: true });
  const unknown = await chat(at, key.secret, { model: unpriced.name });
  await chat(at, key.secret, { model: "no-such-runtime" });

  const counted: Usage = plain.body.usage;
  const inStream: Usage = JSON.parse(/"usage":(\{"prompt.*?\})/.exec(String(streamed.body))?.[1] ?? "null");
  const whole = toUsd(toNanos(counted));
  expect(plain.headers.get("x-keystead-cost-usd")).toBe(whole);
  expect(streamed.headers.get("x-keystead-cost-usd")).toBeNull();
  expect(unknown.headers.get("x-keystead-cost-usd")).toBeNull();

  const read = async () =>
    (await at.manage("GET", `/api/requests?key_id=${key.id}`)).body.data as Record<string, unknown>[];
  await expect.poll(async () => (await read()).length).toBe(5);
  const requests = await read();
  const find = ({ headers }: typeof plain) =>
    requests.find(({ id }) => id === headers.get("x-request-id")) ?? {};
  expect(find(plain)).toMatchObject({
    ...{ tokens_in: counted.prompt_tokens, tokens_out: counted.completion_tokens },
    ...{ cost_usd: whole, price_id: "runtime:0.15/0.60" },
    cost_by_facet: {
      input: toUsd(counted.prompt_tokens * 150),
      output: toUsd(counted.completion_tokens * 600),
    },
  });
  expect(find(streamed).cost_usd).toBe(toUsd(toNanos(inStream)));
  const { tokens_in, tokens_out, cost_usd } = find(broken);
  expect(tokens_out).toBeGreaterThan(0);
  expect(cost_usd).toBe(
    toUsd(toNanos({ prompt_tokens: Number(tokens_in), completion_tokens: Number(tokens_out) })),
  );
  expect(find(unknown)).toMatchObject({ cost_usd: null, price_id: null, cost_by_facet: {} });
  const refused = requests.find(({ code }) => code === "RUNTIME_NOT_FOUND");
  expect(refused).toMatchObject({ cost_usd: "0.00" });

  const total = toUsd(requests.reduce((sum, one) => sum + Math.round(Number(one.cost_usd ?? 0) * 1e9), 0));
  const expected = { requests: 5, cost_usd: total, unpriced: 1 };
  const { body: usage } = await at.manage("GET", `/api/usage?key_id=${key.id}&group_by=runtime`);
  expect(usage.totals).toMatchObject(expected);
  const yesterday = new Date(Date.parse(usage.to) - DAY).toISOString().slice(0, 10);
  const byHour = await at.manage("GET", `/api/usage?key_id=${key.id}&group_by=hour&from=${yesterday}`);
  expect(byHour.body.totals).toMatchObject(expected);
  expect((await at.manage("GET", `/api/keys/${key.id}/usage`)).body.totals).toMatchObject(expected);
  const csv = await call(at.url, "GET", `/api/usage.csv?key_id=${key.id}&group_by=runtime`, { key: at.key });
  const [head = "", ...lines] = String(csv.body).trim().split("\r\n");
  const column = head.split(",").indexOf("cost_usd");
  const cells = lines.map((line) => Math.round(Number(line.split(",")[column]) * 1e9));
  expect(toUsd(cells.reduce((sum, nanos) => sum + nanos, 0))).toBe(total);
});

it("charges the price data's price of a provider's model, dated ones and cached tokens too", async () => {
  const credential_id = await at.createCredential({ provider: "openai" });
  const runtime = await at.createRuntime({
    provider: "openai",
    upstream_model: "gpt-4o-mini-2024-07-18",
    credential_id,
  });
  const key = await at.createKey();
  const { body, headers } = await chat(at, key.secret, { model: runtime.name });
  expect(headers.get("x-keystead-cost-usd")).toBe(toUsd(toNanos(body.usage)));
});
