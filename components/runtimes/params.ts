import { createLoader, createSerializer, type inferParserType, parseAsString } from "nuqs/server";
import { listParams } from "@/components/resource/list/params";

/** The URL parameters of the list of runtimes. */
export const runtimeListParams = {
  ...listParams,
  /** The slug of a workspace. */
  workspace: parseAsString,
  /** The id of the runtime whose sheet is open. */
  runtime: parseAsString,
};

export type RuntimeListView = inferParserType<typeof runtimeListParams>;

/** Reads the view of the list from the URL. */
export const loadRuntimeListView = createLoader(runtimeListParams);

/** Returns the address of the list with a view. */
export const toRuntimeListHref = createSerializer(runtimeListParams);
