"use client";

import { type ReactElement, useState } from "react";
import { toLoss } from "@/components/credentials/activation/to-loss";
import { Impact } from "@/components/credentials/impact";
import { isLinked } from "@/components/credentials/sheet/linked-resources";
import type { ActProps } from "@/components/credentials/types";
import { ConfirmDeletion } from "@/components/resource/confirm-deletion";
import { useOpenResource } from "@/components/resource/use-open-resource";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { DialogStart } from "@/components/ui/dialog-parts";
import { IconButton } from "@/components/ui/icon-button";
import { toErrorToast } from "@/components/ui/to-error-toast";
import { useToast } from "@/components/ui/toast";
import { useResult } from "@/components/ui/use-result";

/** Deletes a credential that nothing links, once its name is typed; else shows what links it. */
export function DeleteCredential({ credential, owners, actions }: ActProps) {
  const [opened, setOpened] = useOpenResource("credential");
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const { id, name } = credential;
  const remove = async () => {
    const result = await actions.remove(owners.organization.slug, { id });
    if (!result.ok) return result.error.message;
    if (opened === id) setOpened(null);
    toast({ text: `${name} deleted` });
  };
  const dialog = {
    trigger: <IconButton icon="trash" label={`Delete ${name}`} danger />,
    open,
    onOpenChange: setOpen,
    title: `Delete ${name}?`,
  };
  const props = { credential, owners, actions };
  if (isLinked(credential)) return <Refusal {...props} dialog={dialog} />;
  return (
    <ConfirmDeletion
      {...dialog}
      name={name}
      description="The credential and its secret are permanently deleted. Usage and audit logs keep its name."
      verb="Delete credential"
      gentler={<Deactivate {...props} onDone={() => setOpen(false)} />}
      onConfirm={remove}
    >
      <Impact
        credential={credential}
        owners={owners}
        readUse={actions.readUse}
        toConsequence={(alternative) => toLoss(credential, alternative)}
      />
    </ConfirmDeletion>
  );
}

type RefusalProps = ActProps & {
  dialog: {
    trigger: ReactElement;
    open: boolean;
    onOpenChange: (open: boolean) => void;
    title: string;
  };
};

function Refusal({ dialog, ...props }: RefusalProps) {
  return (
    <Dialog
      {...dialog}
      size="s"
      low
      description="Linked credentials cannot be deleted. Link another credential to these resources first."
      footer={
        <>
          <DialogStart>
            <Deactivate {...props} onDone={() => dialog.onOpenChange(false)} />
          </DialogStart>
          <DialogClose>
            <Button>Close</Button>
          </DialogClose>
        </>
      }
    >
      <Impact
        credential={props.credential}
        owners={props.owners}
        readUse={props.actions.readUse}
        toConsequence={() => ""}
      />
    </Dialog>
  );
}

/** The gentler way. */
function Deactivate({ credential, owners, actions, onDone }: ActProps & { onDone: () => void }) {
  const toast = useToast();
  const { id, version, name, active } = credential;
  const { send, pending } = useResult(
    () => actions.deactivate(owners.organization.slug, { id, version }),
    () => {
      onDone();
      toast({ text: `${name} deactivated` });
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
