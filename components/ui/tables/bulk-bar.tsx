"use client";

import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/buttons/icon-button";
import { SelectAll, useSelection } from "./selection";

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
      <span className="ml-2 flex sm:hidden">
        <SelectAll label="Select every row" />
      </span>
      <span className="mx-2 h-5 w-px bg-line" />
      {children}
      <span className="mx-2 h-5 w-px bg-line max-sm:hidden" />
      <IconButton icon="x" label="Clear selection" onClick={clear} />
    </section>
  );
}
