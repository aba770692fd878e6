"use client";

import { type ComponentProps, useSyncExternalStore } from "react";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";

const never = () => () => undefined;
const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Shows the button of the top bar that opens the command palette. */
export function CommandButton(props: ComponentProps<"button">) {
  const mac = useSyncExternalStore(never, isMac, () => true);
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
      <Kbd className="max-sm:hidden">{mac ? "⌘K" : "Ctrl K"}</Kbd>
    </button>
  );
}
