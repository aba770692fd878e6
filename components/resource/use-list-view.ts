"use client";

import { debounce, type SetValues, type UseQueryStatesKeysMap, useQueryState, useQueryStates } from "nuqs";
import { useTransition } from "react";
import { parseAsCursors } from "./params";

/** How long a search waits for the next key press. */
export const afterTyping = { limitUrlUpdates: debounce(250) };

/**
 * Reads and changes the view of a list in the address. A change shows at once; the rows follow when the server has
 * answered (`pending`), from their first page on.
 */
export function useListView<Params extends UseQueryStatesKeysMap>(params: Params) {
  const [pending, startTransition] = useTransition();
  const options = { shallow: false, startTransition };
  const [view, setView] = useQueryStates(params, options);
  const [, setCursors] = useQueryState("cursor", parseAsCursors.withOptions(options));
  const change: SetValues<Params> = (patch, timing) => {
    void setCursors(null, timing);
    return setView(patch, timing);
  };
  return { view, change, pending };
}
