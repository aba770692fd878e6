"use client";

import { useRef } from "react";

/** The focused element before the first of several dialogs in a row. */
let before: HTMLElement | null = null;

/**
 * Returns functions that remember the focused element when a dialog opens and focus it when the dialog
 * closes. If a dialog replaces another, the focus returns to the element that opened the first.
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
