"use client";

import { useRef } from "react";
import { getFocusOrigin } from "@/components/ui/focus-origin";

/**
 * Returns functions that remember the focused element of the page when a dialog opens and focus it when the dialog
 * closes. If a dialog replaces another, the focus returns to the element that opened the first.
 */
export function useOpener() {
  const opener = useRef<HTMLElement | null>(null);
  return {
    remember: () => {
      opener.current = getFocusOrigin();
    },
    giveBack: (event: Event) => {
      const { current } = opener;
      event.preventDefault();
      const target = current?.isConnected ? current : document.querySelector<HTMLElement>("main");
      target?.focus();
    },
  };
}
