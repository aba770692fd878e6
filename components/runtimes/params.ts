import { createLoader, createSerializer, type inferParserType, parseAsString } from "nuqs/server";
import { listParams } from "@/components/resource/params";

/** The view of the list of runtimes in its address. */
export const runtimeListParams = {
  ...listParams,
  /** The slug of a workspace. */
  workspace: parseAsString,
  /** The id of the runtime whose sheet is open. */
  runtime: parseAsString,
};

export type RuntimeListView = inferParserType<typeof runtimeListParams>;

/** Reads the view from the address of the page. */
export const loadRuntimeListView = createLoader(runtimeListParams);

/** Returns the address of the list with a view. */
export const toRuntimeListHref = createSerializer(runtimeListParams);
