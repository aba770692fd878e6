import { createLoader, createSerializer, type inferParserType, parseAsString } from "nuqs/server";
import { listParams } from "@/components/resource/list/params";

/** The URL parameters of the list of models. `provider` is the id of one. */
export const modelListParams = { ...listParams, provider: parseAsString };

export type ModelListView = inferParserType<typeof modelListParams>;

/** Reads the view of the list from the URL. */
export const loadModelListView = createLoader(modelListParams);

/** Returns the address of the list with a view. */
export const toModelListHref = createSerializer(modelListParams);
