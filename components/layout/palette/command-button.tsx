"use client";

import type { ComponentProps } from "react";
import { Kbd } from "@/components/ui/buttons/kbd";
import { Icon } from "@/components/ui/icon";

/** Shows the button of the top bar that opens the command palette. */
export function CommandButton({ isMac, ...props }: ComponentProps<"button"> & { isMac: boolean }) {
  return (
    <button
      type="button"
      {...props}
      className="cmdk"
      aria-label="Search or jump to"
      aria-keyshortcuts="Meta+K Control+K"
    >
      <Icon name="search" />
      <span>Search or jump to</span>
      <Kbd className="max-sm:hidden">{isMac ? "⌘K" : "Ctrl K"}</Kbd>
    </button>
  );
}
