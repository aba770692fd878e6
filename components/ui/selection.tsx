"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";

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
export function SelectAll() {
  const { ids, chosen, set } = useContext(Context);
  if (ids.length === 0) return null;
  const all = chosen.size === ids.length;
  return (
    <Checkbox
      aria-label="Select all"
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

/** Shows the actions on the selected rows in a floating bar. Hidden if no row is selected. */
export function BulkBar({ label, children }: { label: string; children: ReactNode }) {
  const { chosen, clear } = useSelection();
  if (chosen.length === 0) return null;
  return (
    <section
      data-slot="bulk"
      className="fixed bottom-6 left-[calc(50%+var(--sidebar)/2)] z-10 flex h-11 -translate-x-1/2 animate-fade items-center gap-0.5 rounded-12 bg-raised pr-1.5 pl-4 text-13 whitespace-nowrap shadow-dialog max-[899px]:left-1/2 max-sm:inset-x-4 max-sm:bottom-4 max-sm:h-13 max-sm:translate-x-0 max-sm:justify-between max-sm:pr-1 max-sm:pl-3.5"
      aria-label={label}
    >
      <strong className="font-medium text-ink" aria-live="polite">
        {chosen.length} selected
      </strong>
      <span className="mx-2 h-5 w-px bg-line" />
      {children}
      <span className="mx-2 h-5 w-px bg-line max-sm:hidden" />
      <IconButton icon="x" label="Clear selection" onClick={clear} />
    </section>
  );
}
