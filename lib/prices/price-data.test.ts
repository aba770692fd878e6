import { expect, it } from "vitest";
import { formatExactUsd } from "@/lib/core/input/usd";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import packageJson from "@/package.json" with { type: "json" };
import type { Rate } from "./price";
import { findPricedModel, listPricedModels, PRICE_DATA, PRICED_PROVIDERS } from "./price-data";

it("has the version of the package in its id", () => {
  expect(PRICE_DATA).toBe(`genai-prices@${packageJson.dependencies["@pydantic/genai-prices"]}`);
});

const WITHOUT_PRICES = ["huggingface", "openai-compatible"];

it("has prices for every provider of models in the catalogue", () => {
  const named = providers.filter(({ capabilities }) => capabilities.includes("model")).map(({ id }) => id);
  expect(named.filter((id) => !PRICED_PROVIDERS.includes(id)).sort()).toEqual(WITHOUT_PRICES);
});

/**
 * After an upgrade of the package, `vitest run --project unit lib/prices --update` writes the file anew. Its diff shows
 * which prices changed.
 */
it("has the prices that the checked-in list has", async () => {
  const at = new Date("2026-11-26T12:00:00Z");
  const lines = PRICED_PROVIDERS.filter((provider) => provider !== "gcp").flatMap((provider) =>
    listPricedModels(provider).map(({ id }) => {
      const found = findPricedModel(provider, id, at);
      const rates = Object.entries(found?.price.rates ?? {}).map(
        ([facet, rate]) => `${facet} ${toText(rate)}`,
      );
      const words = found ? [...(found.varies ? ["varies"] : []), ...rates] : ["unknown"];
      return `${provider}/${id}: ${words.join(", ")}\n`;
    }),
  );
  expect(lines.length).toBeGreaterThan(1_000);
  await expect(lines.join("")).toMatchFileSnapshot("price-data.txt");
});

const toText = ({ base, tiers }: Rate) =>
  [formatExactUsd(base), ...tiers.map(({ above, rate }) => `${formatExactUsd(rate)} above ${above}`)].join(
    " ",
  );
