"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";

/** Closes a drawer when the address changes. */
export function useCloseOnNavigation(drawer: HTMLElement | null): void {
  const pathname = usePathname();
  const view = useSearchParams().toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes when the address changes
  useEffect(() => {
    if (drawer?.matches(":popover-open")) drawer.hidePopover();
  }, [pathname, view, drawer]);
}
