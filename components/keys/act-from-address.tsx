"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect } from "react";
import { useActs } from "@/components/keys/acts";
import type { Key } from "@/components/keys/types";

const parseAsAct = parseAsStringLiteral(["edit", "rotate", "disable", "revoke", "delete"]);

/** Opens the dialog of a key that the address names (`act=rotate`), once. */
export function ActFromAddress({ of }: { of: Key }) {
  const { open } = useActs();
  const [act, setAct] = useQueryState("act", parseAsAct);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each act of the address
  useEffect(() => {
    if (!act) return;
    open(act, of);
    void setAct(null);
  }, [act]);
  return null;
}
