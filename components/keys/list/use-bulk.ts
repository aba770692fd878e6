"use client";

import { useState } from "react";
import { failure } from "@/components/keys/acts";
import type { Key, KeyContext } from "@/components/keys/types";
import { plural } from "@/components/ui/format";
import { useToast } from "@/components/ui/toast";

export type BulkAct = "enable" | "disable" | "archive" | "revoke";
export type Failed = { id: string; name: string; words: string };

const SAID = { enable: "enabled", disable: "disabled", archive: "archived", revoke: "revoked" } as const;

/** Runs an act on several keys, one after the other. Returns the progress, and the failures with reasons. */
export function useBulk({ organization: { slug }, actions }: KeyContext) {
  const toast = useToast();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [failures, setFailures] = useState<{ said: string; of: number; failed: Failed[] } | null>(null);
  const acts = {
    enable: actions.enableKey,
    disable: actions.disableKey,
    archive: actions.archiveKey,
    revoke: actions.revokeKey,
  };
  const run = async (act: BulkAct, keys: Key[], includeCreated = false) => {
    const failed: Failed[] = [];
    for (const [done, { id, version, name }] of keys.entries()) {
      setProgress({ done, of: keys.length });
      // A key may already be revoked with the one that created it, which raised its version.
      const result = await (includeCreated
        ? actions.revokeKey(slug, { id, includeCreated })
        : acts[act](slug, { id, version }));
      if (!result.ok) failed.push({ id, name, words: failure(result) });
    }
    setProgress(null);
    if (failed.length > 0) setFailures({ said: SAID[act], of: keys.length, failed });
    else toast({ text: `${plural(keys.length, "key")} ${SAID[act]}.` });
  };
  return { run, progress, failures, forget: () => setFailures(null) };
}
