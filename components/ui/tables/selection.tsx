"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { Checkbox } from "@/components/ui/fields/checkbox";

type Chosen = {
  ids: readonly string[];
  chosen: ReadonlySet<string>;
  set: (chosen: Iterable<string>) => void;
};

const Context = createContext<Chosen>({ ids: [], chosen: new Set(), set: () => undefined });

/** Holds the selected rows of a list. `ids` are the selectable rows. Removed rows are deselected. */
export function Selection({ ids, children }: { ids: readonly string[]; children: ReactNode }) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const value = useMemo(
    () => ({
      ids,
      chosen: new Set(ids.filter((id) => marked.has(id))),
      set: (next: Iterable<string>) => setMarked(new Set(next)),
    }),
    [ids, marked],
  );
  return <Context value={value}>{children}</Context>;
}

/** Returns the selected ids and a function that clears them. */
export function useSelection(): { chosen: string[]; clear: () => void } {
  const { chosen, set } = useContext(Context);
  return { chosen: [...chosen], clear: () => set([]) };
}

/** Shows the checkbox that selects all rows. Hidden if no row can be selected. */
export function SelectAll({ label = "Select all" }: { label?: string }) {
  const { ids, chosen, set } = useContext(Context);
  if (ids.length === 0) return null;
  const all = chosen.size === ids.length;
  return (
    <Checkbox
      aria-label={label}
      checked={all}
      indeterminate={chosen.size > 0 && !all}
      onChange={() => set(all ? [] : ids)}
    />
  );
}

/** Shows the checkbox of a row. */
export function SelectRow({ id, name }: { id: string; name: string }) {
  const { chosen, set } = useContext(Context);
  const toggle = () => set(chosen.has(id) ? [...chosen].filter((other) => other !== id) : [...chosen, id]);
  return <Checkbox aria-label={`Select ${name}`} checked={chosen.has(id)} onChange={toggle} />;
}
