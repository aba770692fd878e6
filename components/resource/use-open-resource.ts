"use client";

import { parseAsString, useQueryState } from "nuqs";

const parseAsId = parseAsString.withOptions({ shallow: false });

/** Returns the id of the resource whose sheet the address opens (`credential=…`), and opens another one or none. */
export function useOpenResource(param: string): [string | null, (id: string | null) => void] {
  const [id, setId] = useQueryState(param, parseAsId);
  return [id, (next) => void setId(next)];
}
