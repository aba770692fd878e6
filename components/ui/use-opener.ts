"use client";

import { useRef } from "react";

/** What had the focus before the first of the dialogs that followed one another. */
let before: HTMLElement | null = null;

/**
 * Remembers what had the focus when a dialog opened without a trigger of its own, and gives it back when that closes.
 * A dialog that takes the place of another gives it back to what opened the first.
 */
export function useOpener() {
  const opener = useRef<HTMLElement | null>(null);
  return {
    remember: () => {
      const { activeElement: active } = document;
      const isOfDialog = active === document.body || active?.closest("[role=dialog], [role=alertdialog]");
      if (active instanceof HTMLElement && !isOfDialog) before = active;
      opener.current = before;
    },
    giveBack: (event: Event) => {
      const { current } = opener;
      event.preventDefault();
      const target = current?.isConnected ? current : document.querySelector<HTMLElement>("main");
      target?.focus();
    },
  };
}
