"use client";

import { useQueryState } from "nuqs";
import { parseAsSwitch } from "./list/params";

/**
 * Returns whether the address opens the dialog to create a resource (`new=1`), and a function that opens or
 * closes it. Opening makes no request. Back closes the dialog. A page with several such dialogs has one
 * `param` for each.
 */
export function useCreateDialog(param = "new"): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useQueryState(param, parseAsSwitch);
  return [open, (next) => void setOpen(next || null, { history: next ? "push" : "replace" })];
}
