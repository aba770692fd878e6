import { listProvidersWith } from "@/lib/credentials/catalogue/catalogue";
import { listPricedModels } from "@/lib/prices/price-data";

/** A model of the catalogue's providers. */
export type KnownModel = { provider: string; model: string; name: string | null };

let known: readonly KnownModel[] | null = null;

/** Lists the models of the price data, in the order of the provider catalogue. */
export function listKnownModels(): readonly KnownModel[] {
  known ??= listProvidersWith(["model"]).flatMap(({ id: provider }) =>
    listPricedModels(provider).map(({ id: model, name = null }) => ({ provider, model, name })),
  );
  return known;
}
