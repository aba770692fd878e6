"use client";

import { type FormEvent, useState } from "react";
import { findProblems, toDraft } from "@/components/keys/forms/draft";
import { rebased, toChanges } from "@/components/keys/forms/draft-input";
import { problemWords, serverProblems } from "@/components/keys/forms/fields";
import { useActs } from "@/components/keys/key-acts";
import type { Key } from "@/components/keys/types";
import { useToast } from "@/components/ui/toast";
import { useNow } from "@/components/ui/use-now";
import { useResult } from "@/components/ui/use-result";
import type { ActionError } from "@/lib/core/action-result";

const STALE =
  "Not saved: it has changed since you read it. Reload to see its latest state; what you typed stays.";

/** A key's edit: what was typed on top of the key as it was read, sent as the fields that differ. */
export function useEdit(of: Key, onClose: () => void) {
  const { keyContext } = useActs();
  const { slug } = keyContext.organization;
  const toast = useToast();
  const now = useNow();
  const typed = useTyped(of);
  const { key, draft, changes } = typed;
  const { send, pending, error } = useResult(
    () => keyContext.actions.updateKey(slug, { id: key.id, version: key.version, ...changes }),
    (saved) => {
      toast({ text: `${saved.name} was saved.` });
      onClose();
    },
  );
  const [staleAt, setStaleAt] = useState(0);
  const isStale = error?.reason === "version" && staleAt !== key.version;
  const reload = async () => {
    const fresh = await keyContext.actions.getKey(slug, { id: key.id });
    if (!fresh.ok) return onClose();
    typed.rebase(fresh.data);
    setStaleAt(fresh.data.version);
  };
  const own = findProblems(draft, now);
  // The expiry of an expired key lies in the past: that is no mistake of an edit that leaves it alone.
  if (!("expiresAt" in changes)) delete own.expiresAt;
  const said = error?.reason === "version" ? {} : serverProblems(error, draft);
  const isValid = Object.keys(own).length === 0;
  return {
    ...typed,
    fields: { draft, change: typed.change, problem: problemWords(own, said) },
    ...{ pending, isValid, isStale, reload },
    trouble: isStale ? STALE : toErrorMessage(error, said),
    form: {
      onSubmit: (event: FormEvent) => {
        event.preventDefault();
        if (isValid && Object.keys(changes).length === 0) onClose();
        else if (isValid) send(undefined);
      },
    },
  };
}

/** The form on top of a key, and how it moves onto a newer state of it. */
function useTyped(of: Key) {
  const [key, setKey] = useState(of);
  const [draft, setDraft] = useState(() => toDraft(of));
  const [enabled, setEnabled] = useState(of.enabled);
  const [revoked, setRevoked] = useState(of.revokedAt !== null);
  const changes = {
    ...toChanges(toDraft(key), draft),
    ...(enabled !== key.enabled && { enabled }),
    ...(revoked !== (key.revokedAt !== null) && { revoked }),
  };
  const rebase = (fresh: Key) => {
    setDraft(rebased(toDraft(key), draft, toDraft(fresh)));
    if (!("enabled" in changes)) setEnabled(fresh.enabled);
    if (!("revoked" in changes)) setRevoked(fresh.revokedAt !== null);
    setKey(fresh);
  };
  const change = (patch: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...patch }));
  return { key, draft, change, changes, rebase, enabled, setEnabled, revoked, setRevoked };
}

const toErrorMessage = (error: ActionError | null, said: object) =>
  error && error.reason !== "version" && Object.keys(said).length === 0 ? error.message : undefined;
