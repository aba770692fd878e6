import { createLoader, createSerializer, type inferParserType, parseAsString } from "nuqs/server";
import { listParams } from "@/components/resource/list/params";

/** The URL parameters of the list of storage units. */
const storageUnitListParams = {
  ...listParams,
  /** The id of the storage unit whose sheet is open. */
  unit: parseAsString,
};

export type StorageUnitListView = inferParserType<typeof storageUnitListParams>;

/** Reads the view of the list from the URL. */
export const loadStorageUnitListView = createLoader(storageUnitListParams);

/** Returns the address of the list with a view. */
export const toStorageUnitListHref = createSerializer(storageUnitListParams);
