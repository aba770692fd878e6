"use client";

import { useState } from "react";
import { toLoss } from "@/components/credentials/activation/to-loss";
import { Impact } from "@/components/credentials/impact";
import { isLinked } from "@/components/credentials/sheet/linked-resources";
import type { ActProps } from "@/components/credentials/types";
import { DeleteButton } from "@/components/resource/delete-button";
import { Button } from "@/components/ui/buttons/button";
import { IconButton } from "@/components/ui/buttons/icon-button";
import { Dialog, DialogClose } from "@/components/ui/dialogs/dialog";
import { DialogStart } from "@/components/ui/dialogs/dialog-parts";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";

/** Deletes a credential that nothing links, once its name is typed; else shows what links it. */
export function DeleteCredential(props: ActProps) {
  const { credential, owners, actions } = props;
  if (isLinked(credential)) return <Refusal {...props} />;
  return (
    <DeleteButton
      resource={credential}
      param="credential"
      description="The credential and its secret are permanently deleted. Usage and audit logs keep its name."
      verb="Delete credential"
      route="DELETE /api/provider-credentials/:credential_id"
      remove={() => actions.remove(owners.organization.slug, { id: credential.id })}
      gentler={(close) => <Deactivate {...props} onDone={close} />}
    >
      <Impact
        credential={credential}
        owners={owners}
        readUse={actions.readUse}
        toConsequence={(alternative) => toLoss(credential, alternative)}
      />
    </DeleteButton>
  );
}

function Refusal(props: ActProps) {
  const { credential, owners, actions } = props;
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      trigger={<IconButton icon="trash" label={`Delete ${credential.name}`} danger />}
      open={open}
      onOpenChange={setOpen}
      title={`Delete ${credential.name}?`}
      size="s"
      low
      description="Linked credentials cannot be deleted. Link another credential to these resources first."
      footer={
        <>
          <DialogStart>
            <Deactivate {...props} onDone={() => setOpen(false)} />
          </DialogStart>
          <DialogClose>
            <Button>Close</Button>
          </DialogClose>
        </>
      }
    >
      <Impact credential={credential} owners={owners} readUse={actions.readUse} toConsequence={() => ""} />
    </Dialog>
  );
}

/** The gentler way. */
function Deactivate({ credential, owners, actions, onDone }: ActProps & { onDone: () => void }) {
  const toast = useToast();
  const showUndo = useUndoToast();
  const { slug } = owners.organization;
  const { id, version, name, active } = credential;
  const { send, pending } = useResult(
    () => actions.deactivate(slug, { id, version }),
    (changed) => {
      onDone();
      showUndo(`${name} deactivated`, () => actions.activate(slug, { id, version: changed.version }), [id]);
    },
    (error) => toast(toErrorToast(error)),
  );
  if (!active) return null;
  return (
    <Button pending={pending} onClick={() => send(undefined)}>
      Deactivate instead
    </Button>
  );
}
