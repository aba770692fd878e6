"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { Key } from "@/components/keys/types";
import { useSelection } from "@/components/ui/tables/selection";

const KeyBulkBar = dynamic(() => import("./key-bulk-bar").then((module) => module.KeyBulkBar), {
  loading: () => null,
});

/** Shows the bulk acts on the selected keys. Their code is loaded with the first selection. */
export function KeyBulk({ keys }: { keys: Key[] }) {
  const { chosen } = useSelection();
  const [wasUsed, setWasUsed] = useState(false);
  if (chosen.length > 0 && !wasUsed) setWasUsed(true);
  return wasUsed && <KeyBulkBar keys={keys} />;
}
