"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect } from "react";
import { useActs } from "@/components/keys/acts";
import type { Key } from "@/components/keys/types";

const parseAsAct = parseAsStringLiteral(["edit", "rotate", "disable", "revoke", "delete"]);

/** Opens the dialog of a key that the URL names (`act=rotate`), then removes `act` from the URL. */
export function ActFromAddress({ of }: { of: Key }) {
  const { open } = useActs();
  const [act, setAct] = useQueryState("act", parseAsAct);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for each act in the URL
  useEffect(() => {
    if (!act) return;
    open(act, of);
    void setAct(null);
  }, [act]);
  return null;
}
