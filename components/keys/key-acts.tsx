"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useState } from "react";
import { type Acts, ActsContext, type ConfirmedAct, failure } from "@/components/keys/acts";
import type { Issued, Key, KeyContext } from "@/components/keys/types";
import { useToast } from "@/components/ui/feedback/toast";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";

const KeyConfirm = dynamic(() => import("./confirm/key-confirm").then((module) => module.KeyConfirm), {
  loading: () => null,
});
const EditDialog = dynamic(() => import("./forms/edit-dialog").then((module) => module.EditDialog), {
  loading: () => null,
});
const SecretOnce = dynamic(() => import("./secret-once").then((module) => module.SecretOnce), {
  loading: () => null,
});
const CreatedBefore = dynamic(() => import("./created-before").then((module) => module.CreatedBefore), {
  loading: () => null,
});

type Shown = { act: ConfirmedAct | "edit"; key: Key };

type Props = {
  keyContext: KeyContext;
  /** The page to open when the key of this page is deleted. */
  goneHref?: string;
  children: ReactNode;
};

/** Shows the dialogs of keys. They are outside the list, so they stay open when the row disappears. */
export function KeyActs({ keyContext, goneHref, children }: Props) {
  const router = useRouter();
  const [shown, setShown] = useState<Shown | null>(null);
  const [issued, show] = useState<Issued | null>(null);
  const doNow = useDoNow(keyContext);
  const open = (act: Shown["act"], key: Key) => setShown({ act, key });
  const close = () => setShown(null);
  const closeSecret = useCallback(() => {
    show(null);
    // The key may have been used while the dialog was open.
    router.refresh();
  }, [router]);
  const reload = async (key: Key) => {
    const fresh = await keyContext.actions.getKey(keyContext.organization.slug, { id: key.id });
    if (fresh.ok) setShown((now) => (now?.key.id === key.id ? { ...now, key: fresh.data } : now));
    router.refresh();
  };
  return (
    <ActsContext value={{ keyContext, open, doNow, show }}>
      {children}
      {shown?.act === "edit" && <EditDialog key={shown.key.id} of={shown.key} onClose={close} />}
      {shown && shown.act !== "edit" && (
        <KeyConfirm
          key={`${shown.act} ${shown.key.id}`}
          act={shown.act}
          of={shown.key}
          onClose={close}
          onStale={() => reload(shown.key)}
          onGone={() => goneHref && router.push(goneHref)}
        />
      )}
      {issued && issued.secret !== null && (
        <SecretOnce key={issued.secret} issued={{ ...issued, secret: issued.secret }} onClose={closeSecret} />
      )}
      {issued && issued.secret === null && <CreatedBefore name={issued.key.name} onClose={closeSecret} />}
    </ActsContext>
  );
}

const SAID = { enable: "is enabled", archive: "was archived", unarchive: "is no longer archived" } as const;

function useDoNow({ organization: { slug }, actions }: KeyContext): Acts["doNow"] {
  const toast = useToast();
  const showUndo = useUndoToast();
  const router = useRouter();
  const run = { enable: actions.enableKey, archive: actions.archiveKey, unarchive: actions.unarchiveKey };
  const undo = { enable: actions.disableKey, archive: actions.unarchiveKey, unarchive: actions.archiveKey };
  return async (act, { id, version, name }) => {
    const result = await run[act](slug, { id, version });
    if (!result.ok) {
      const reload = { label: "Reload", onSelect: () => router.refresh() };
      return toast({ text: `${name}: ${failure(result)}`, bad: true, action: reload });
    }
    showUndo(`${name} ${SAID[act]}.`, () => undo[act](slug, { id, version: result.data.version }), [id]);
  };
}
