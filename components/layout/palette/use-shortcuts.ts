import { useEffect } from "react";
import type { Command } from "./commands";

const STORED = "keystead.shortcuts";

/** Returns whether shortcuts of single keys are on in this browser. */
export const areShortcutsOn = () => localStorage.getItem(STORED) !== "off";

export const switchShortcuts = (on: boolean) => localStorage.setItem(STORED, on ? "on" : "off");

/**
 * Runs the command whose shortcut is typed, outside of fields, dialogs and menus. A shortcut is one key, or
 * two keys one after the other.
 */
export function useShortcuts(commands: readonly Command[], run: (command: Command) => void): void {
  useEffect(() => {
    let first: string | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return;
      const typed = first === null ? event.key : `${first} ${event.key}`;
      const command = commands.find(({ shortcut }) => shortcut === typed);
      const begins = commands.some(({ shortcut }) => shortcut?.startsWith(`${event.key} `));
      first = !command && begins ? event.key : null;
      if (!command) return;
      event.preventDefault();
      run(command);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [commands, run]);
}

function isShortcut({ defaultPrevented, metaKey, ctrlKey, altKey, target }: KeyboardEvent): boolean {
  if (defaultPrevented || metaKey || ctrlKey || altKey || !areShortcutsOn()) return false;
  const fields = "input:not([type=checkbox]), textarea, select, [contenteditable]";
  const isTyped = target instanceof Element && target.matches(fields);
  return !isTyped && document.querySelector("[data-slot=overlay], [role=menu], [role=listbox]") === null;
}
