import { expect, it } from "vitest";
import { refusal } from "@/e2e/support/key-callers";
import { runtimeTests } from "@/e2e/support/runtimes";
import { createTenant, person } from "@/e2e/support/tenant";
import { updateSettings } from "@/lib/organizations/operations/update-settings";
import { getModel } from "./get-model";
import { listModels } from "./list-models";

const { db, tenant, create } = runtimeTests();
const list = (input: object = {}, ctx = tenant().owner) => listModels.execute(ctx, input);

it("lists prices with the runtimes that serve them, those in use first", async () => {
  const { workspaceId } = tenant().here;
  const own = { priceInputPerMillion: "0.10", priceOutputPerMillion: "0.40" };
  const fast = await create({ name: "fast", upstreamModel: "gpt-4o-mini-2024-07-18" });
  const cheap = await create({ name: "cheap", upstreamModel: "gpt-4o-mini", workspaceId, ...own });
  await create({ name: "off", upstreamModel: "gpt-4o-mini", enabled: false });
  await create({ name: "rack", provider: "openai-compatible", upstreamModel: "llama-3-local" });
  const { data, total, nextCursor } = await list({ limit: 2 });
  expect(total).toBeGreaterThan(1_000);
  expect(data).toMatchObject([
    {
      ...{ provider: "openai", model: "gpt-4o-mini", maxOutputTokens: 16_384, contextWindow: 128_000 },
      priceId: "genai-prices@0.1.8:openai/gpt-4o-mini",
      rates: expect.arrayContaining([
        { facet: "input", per: "million_tokens", usd: "0.15", clientUsd: "0.15", tiers: [] },
        { facet: "cacheRead", per: "million_tokens", usd: "0.075", clientUsd: "0.075", tiers: [] },
        { facet: "webSearches", per: "thousand", usd: "10.00", clientUsd: "10.00", tiers: [] },
      ]),
      runtimes: [
        { id: fast.id, name: "fast", priceInputPerMillion: null },
        { id: cheap.id, name: "cheap", priceInputPerMillion: "0.10", priceOutputPerMillion: "0.40" },
      ],
    },
    { provider: "openai-compatible", model: "llama-3-local", priceId: null, rates: [] },
  ]);
  const next = await list({ limit: 2, cursor: nextCursor });
  expect(next.data.flatMap(({ runtimes }) => runtimes)).toEqual([]);
  const reader = tenant().as(person("member", { [tenant().there.workspaceId]: "read" }));
  const [seen] = (await list({ limit: 1 }, reader)).data;
  expect(seen?.runtimes.map(({ name }) => name)).toEqual(["fast"]);
  const stranger = await createTenant(db());
  expect((await list({ limit: 1 }, stranger.owner)).data[0]?.runtimes).toEqual([]);
});

it("finds models by their name, their provider and their runtimes", async () => {
  await create({ name: "support-chat", upstreamModel: "claude-sonnet-4-5", provider: "anthropic" });
  const find = async (input: object) =>
    (await list(input)).data.map(({ provider, model }) => `${provider}/${model}`);
  expect(await find({ search: "support" })).toEqual(["anthropic/claude-sonnet-4-5"]);
  expect(await find({ search: "Groq WHISPER" })).toEqual([
    "groq/whisper-large-v3",
    "groq/whisper-large-v3-turbo",
  ]);
  expect(await find({ search: "sonnet-4-5", provider: "anthropic" })).toEqual([
    "anthropic/claude-sonnet-4-5",
  ]);
  expect(await find({ search: "no such model" })).toEqual([]);
  expect(await refusal(list({ cursor: "x" }))).toMatchObject({ param: "cursor" });
});

it("adds the organization's mark-up, to tiers too", async () => {
  await updateSettings.execute(tenant().owner, { markUpPercent: 20 });
  const read = (provider: string, model: string) => getModel.execute(tenant().owner, { provider, model });
  const sonnet = await read("anthropic", "claude-sonnet-4-5-20250929");
  expect(sonnet.rates).toContainEqual({
    ...{ facet: "input", per: "million_tokens", usd: "3.00", clientUsd: "3.60" },
    tiers: [{ above: 200_000, usd: "6.00", clientUsd: "7.20" }],
  });
  expect((await read("openai", "whisper-1")).rates).toEqual([
    { facet: "audioSeconds", per: "hour", usd: "0.36", clientUsd: "0.432", tiers: [] },
  ]);
  expect(await read("openai", "unheard-of")).toMatchObject({ priceId: null, rates: [] });
});
