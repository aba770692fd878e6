"use client";

import { useState } from "react";
import { useServerForm } from "@/components/forms/use-server-form";
import { useActs } from "@/components/keys/acts";
import type { Key } from "@/components/keys/types";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { toChanges, toForm, updateSchema } from "./key-form";

const STALE =
  "Not saved: it has changed since you read it. Reload to see its latest state; what you typed stays";

/** Creates the form that edits a key. It sends only the fields that differ from the loaded key. */
export function useEditKey(of: Key, onClose: () => void) {
  const { keyContext } = useActs();
  const { slug } = keyContext.organization;
  const showUndo = useUndoToast();
  const [key, setKey] = useState(of);
  const edit = useServerForm({
    defaultValues: toForm(of),
    schema: updateSchema,
    toInput: (values) => ({ id: key.id, version: key.version, ...toChanges(key, values) }),
    request: { route: "PATCH /api/keys/:id" },
    mode: "onChange",
    send: (input) => keyContext.actions.updateKey(slug, input),
    onDone: (saved) => {
      if (saved.version !== key.version) {
        const undone = { id: saved.id, version: saved.version, ...toChanges(saved, toForm(key)) };
        showUndo(`${saved.name} was saved.`, () => keyContext.actions.updateKey(slug, undone), [key.id]);
      }
      onClose();
    },
  });
  const isStale = edit.refusal?.reason === "version";
  const reload = async () => {
    const fresh = await keyContext.actions.getKey(slug, { id: key.id });
    if (!fresh.ok) return onClose();
    setKey(fresh.data);
    edit.form.reset(toForm(fresh.data), { keepDirtyValues: true });
    edit.forget();
  };
  const refusal = isStale && edit.refusal ? { ...edit.refusal, message: STALE } : edit.refusal;
  return { ...edit, refusal, key, isStale, reload };
}
