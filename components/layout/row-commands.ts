import type { Command } from "@/components/layout/palette/commands";

/** The commands on the rows of a list. They have shortcuts only: the command palette does not list them. */
export const rowCommands: readonly Command[] = [
  { id: "next row", label: "Next row", shortcut: "j", run: () => focusRow(1) },
  { id: "previous row", label: "Previous row", shortcut: "k", run: () => focusRow(-1) },
  { id: "select row", label: "Select the row", shortcut: "x", run: () => selectRow() },
];

/** Returns the row or card around an element. */
const findRow = (element: Element | null) => element?.closest("main :is(tr, li)") ?? null;

/** Moves the focus to the name in the next or previous row, from outside of the list to the first one. */
function focusRow(step: 1 | -1): void {
  const names = [...document.querySelectorAll<HTMLElement>("main [data-slot=row-name]")];
  const row = findRow(document.activeElement);
  const at = row ? names.findIndex((name) => row.contains(name)) : -1;
  const next = at === -1 ? 0 : Math.min(Math.max(at + step, 0), names.length - 1);
  names[next]?.focus();
}

/** Selects or deselects the row that has the focus. */
function selectRow(): void {
  const box = findRow(document.activeElement)?.querySelector<HTMLInputElement>("input[type=checkbox]");
  box?.click();
}
