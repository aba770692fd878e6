import { and, asc, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { runtimes } from "@/db/schema/index";
import { money } from "@/lib/core/input/money";
import { formatCursor, pageInput, pageSchema, parseCursor } from "@/lib/core/input/pagination";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { getOwnOrganization } from "@/lib/organizations/get-own-organization";
import { findPricedModel } from "@/lib/prices/price-data";
import { visibleRuntimes } from "@/lib/runtimes/runtime-target";
import { type KnownModel, listKnownModels } from "./known-models";
import { modelView, toModelView } from "./model-view";

const MOST_RUNTIMES = 1_000;

const servingRuntime = z.object({
  id: z.string(),
  number: z.int(),
  name: z.string(),
  /** The runtime's own prices for a million tokens. */
  priceInputPerMillion: money.nullable(),
  priceOutputPerMillion: money.nullable(),
});

const place = z.tuple([z.int().min(0)]);

/**
 * Lists the models of the price data with their prices, and further models of runtimes. Each has the runtimes that
 * serve it. Models with runtimes come first.
 */
export const listModels = query({
  name: "models.list",
  title: "List models and their prices",
  permission: "runtimes:read",
  allowed: { "project read, or any key": () => [{}, { provider: "openai", search: "gpt" }] },
  target: () => ({ row: null, target: anywhere }),
  input: z.object({
    ...pageInput,
    /** A part of the model's, the provider's or a runtime's name. */
    search: z.string().trim().max(200).optional(),
    provider: z.string().max(64).optional(),
  }),
  output: pageSchema(modelView.extend({ runtimes: z.array(servingRuntime) })).extend({
    markUpPercent: z.number(),
    total: z.int(),
  }),
  run: async (ctx, { limit, cursor, search, provider }) => {
    const [{ markUpPercent }, served] = await Promise.all([getOwnOrganization(ctx), listServed(ctx)]);
    const words = search?.toLowerCase().split(/\s+/) ?? [];
    const found = [...served, ...withoutServed(served)].filter(
      (model) => (!provider || model.provider === provider) && words.every((word) => matches(model, word)),
    );
    const [offset] = cursor === undefined ? [0] : parseCursor(cursor, place);
    const end = offset + limit;
    return {
      markUpPercent,
      total: found.length,
      data: found.slice(offset, end).map(({ runtimes, ...model }) => ({
        ...toModelView(model, markUpPercent, ctx.now),
        runtimes,
      })),
      nextCursor: found.length > end ? formatCursor([end]) : null,
    };
  },
});

type Served = KnownModel & { runtimes: z.output<typeof servingRuntime>[] };

/** Lists the models of the runtimes that the caller may read. Those of the price data have its names. */
async function listServed(ctx: Context): Promise<Served[]> {
  const { id, number, name, provider, upstreamModel, priceInputPerMillion, priceOutputPerMillion } = runtimes;
  const rows = await ctx.db
    .select({ id, number, name, provider, upstreamModel, priceInputPerMillion, priceOutputPerMillion })
    .from(runtimes)
    .where(
      and(
        eq(runtimes.organizationId, ctx.organizationId),
        isNotNull(upstreamModel),
        eq(runtimes.enabled, true),
        await visibleRuntimes(ctx),
      ),
    )
    .orderBy(asc(number))
    .limit(MOST_RUNTIMES);
  const known = new Map(listKnownModels().map((model) => [toKey(model), model]));
  const served = new Map<string, Served>();
  for (const { provider: called, upstreamModel: model, ...runtime } of rows) {
    const wanted = { provider: called, model: model ?? "", name: null };
    const priced = findPricedModel(called, wanted.model, ctx.now);
    const found = (priced && known.get(toKey({ provider: called, model: priced.id }))) ?? wanted;
    const entry = served.get(toKey(found)) ?? { ...found, runtimes: [] };
    entry.runtimes.push(runtime);
    served.set(toKey(found), entry);
  }
  return [...served.values()];
}

const toKey = ({ provider, model }: Pick<KnownModel, "provider" | "model">) => `${provider} ${model}`;

/** Lists the models of the price data that no runtime serves. */
function withoutServed(served: readonly Served[]): Served[] {
  const keys = new Set(served.map(toKey));
  return listKnownModels()
    .filter((model) => !keys.has(toKey(model)))
    .map((model) => ({ ...model, runtimes: [] }));
}

const matches = ({ provider, model, name, runtimes }: Served, word: string) =>
  [model, name ?? "", provider, findProvider(provider)?.name ?? "", ...runtimes.map((one) => one.name)].some(
    (text) => text.toLowerCase().includes(word),
  );
