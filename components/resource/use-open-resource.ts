"use client";

import { parseAsString, useQueryState } from "nuqs";

const parseAsId = parseAsString.withOptions({ shallow: false });

/**
 * Returns the id of the resource that the address opens in a sheet (`credential=…`), and a function that
 * changes it. Null closes the sheet.
 */
export function useOpenResource(param: string): [string | null, (id: string | null) => void] {
  const [id, setId] = useQueryState(param, parseAsId);
  return [id, (next) => void setId(next)];
}
