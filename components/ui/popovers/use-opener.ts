"use client";

import { useRef } from "react";
import { getFocusOrigins } from "@/components/ui/dialogs/focus-origin";

/**
 * Returns functions that remember the focused element when a dialog opens and focus it when the dialog closes. If a
 * dialog replaces another, the focus returns to the element of the page that opened the first.
 */
export function useOpener() {
  const origins = useRef<(HTMLElement | null)[]>([]);
  return {
    remember: () => {
      origins.current = getFocusOrigins();
    },
    giveBack: (event: Event) => {
      event.preventDefault();
      const target = origins.current.find((origin) => origin?.isConnected);
      (target ?? document.querySelector<HTMLElement>("main"))?.focus();
    },
  };
}
