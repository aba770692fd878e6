"use client";

import { useQueryState } from "nuqs";
import { parseAsSwitch } from "./params";

/**
 * Returns whether the address opens the dialog that creates one of what the page lists (`new=1`), and opens or closes
 * it. The page needs nothing from the server for that. Back closes it.
 */
export function useCreateDialog(): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useQueryState("new", parseAsSwitch);
  return [open, (next) => void setOpen(next || null, { history: next ? "push" : "replace" })];
}
