"use client";

import { type SetValues, type UseQueryStatesKeysMap, useQueryState, useQueryStates } from "nuqs";
import { useTransition } from "react";
import { parseAsCursors } from "./params";

/**
 * Reads and changes the view of a list in the address. `view` changes immediately. `pending` is true until
 * the server returns the rows. A change goes to the first page.
 */
export function useListView<Params extends UseQueryStatesKeysMap>(params: Params) {
  const [pending, startTransition] = useTransition();
  const options = { shallow: false, startTransition };
  const [view, setView] = useQueryStates(params, options);
  const [, setCursors] = useQueryState("cursor", parseAsCursors.withOptions(options));
  const change: SetValues<Params> = (patch) => {
    void setCursors(null);
    return setView(patch);
  };
  return { view, change, pending };
}
