"use client";

import { useQueryState } from "nuqs";
import { parseAsSwitch } from "./params";

/**
 * Returns whether the address opens a dialog that creates a resource (`new=1`), and opens or closes it. The page needs
 * nothing from the server for that. Back closes it. A page with several such dialogs names each by its `param`.
 */
export function useCreateDialog(param = "new"): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useQueryState(param, parseAsSwitch);
  return [open, (next) => void setOpen(next || null, { history: next ? "push" : "replace" })];
}
