"use client";

import { useState } from "react";
import { failure } from "@/components/keys/acts";
import type { Key, KeyContext } from "@/components/keys/types";
import { useToast } from "@/components/ui/feedback/toast";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { plural } from "@/components/ui/values/format";
import type { Result } from "@/lib/core/errors/action-result";

export type BulkAct = "enable" | "disable" | "archive" | "revoke";
export type Failed = { id: string; name: string; words: string };

const SAID = { enable: "enabled", disable: "disabled", archive: "archived", revoke: "revoked" } as const;

/** Returns what the acts change of a key. */
const toState = ({ enabled, revokedAt, archivedAt }: Pick<Key, "enabled" | "revokedAt" | "archivedAt">) =>
  `${enabled} ${revokedAt !== null} ${archivedAt !== null}`;

type KeyRef = { id: string; version: number };

/** Runs an act on all keys, one after the other. Returns the first failure, or a success. */
async function runAll(keys: readonly KeyRef[], act: (key: KeyRef) => Promise<Result<unknown>>) {
  const results: Result<unknown>[] = [];
  for (const key of keys) results.push(await act(key));
  return results.find(({ ok }) => !ok) ?? { ok: true as const, data: null };
}

/** Runs an act on several keys, one after the other. Returns the progress, and the failures with reasons. */
export function useBulk({ organization: { slug }, actions }: KeyContext) {
  const toast = useToast();
  const showUndo = useUndoToast();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [failures, setFailures] = useState<{ said: string; of: number; failed: Failed[] } | null>(null);
  const acts = {
    enable: { act: actions.enableKey, undo: actions.disableKey },
    disable: { act: actions.disableKey, undo: actions.enableKey },
    archive: { act: actions.archiveKey, undo: actions.unarchiveKey },
    revoke: { act: actions.revokeKey, undo: actions.restoreKey },
  };
  const run = async (act: BulkAct, keys: Key[], includeCreated = false) => {
    const failed: Failed[] = [];
    const changed: KeyRef[] = [];
    for (const [done, key] of keys.entries()) {
      const { id, version, name } = key;
      setProgress({ done, of: keys.length });
      // A key may already be revoked with the one that created it, which raised its version.
      const result = await (includeCreated
        ? actions.revokeKey(slug, { id, includeCreated })
        : acts[act].act(slug, { id, version }));
      if (!result.ok) failed.push({ id, name, words: failure(result) });
      else if (toState(result.data) !== toState(key)) changed.push({ id, version: result.data.version });
    }
    setProgress(null);
    if (failed.length > 0) setFailures({ said: SAID[act], of: keys.length, failed });
    else {
      const words = `${plural(keys.length, "key")} ${SAID[act]}.`;
      // The keys that were revoked with the selected ones are not known here.
      if (includeCreated || changed.length === 0)
        return toast({ text: words, about: keys.map(({ id }) => id) });
      showUndo(
        words,
        () => runAll(changed, (key) => acts[act].undo(slug, key)),
        changed.map(({ id }) => id),
      );
    }
  };
  return { run, progress, failures, forget: () => setFailures(null) };
}
