"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { useToast } from "@/components/ui/toast";
import { useAddress } from "@/components/ui/use-address";
import { useResult } from "@/components/ui/use-result";
import type { ActProps } from "./credential-acts";
import { Impact } from "./impact";
import { isLinked } from "./linked-resources";

/** Deletes a credential that nothing links, once its name is typed; else shows what links it. Offers to deactivate. */
export function DeleteCredential({ credential, owners, actions }: ActProps) {
  const toast = useToast();
  const { params, change } = useAddress();
  const [open, setOpen] = useState(false);
  const { slug } = owners.organization;
  const { id, version, name, active } = credential;
  const deactivation = useResult(
    () => actions.deactivate(slug, { id, version }),
    () => {
      setOpen(false);
      toast({ text: `${name} is inactive.` });
    },
    ({ message }) => toast({ text: message, bad: true }),
  );
  const remove = async () => {
    const result = await actions.remove(slug, { id });
    if (!result.ok) return result.error.message;
    if (params.get("credential") === id) change({ credential: null });
    toast({ text: `${name} is deleted.` });
  };
  const impact = (consequence: string) => (
    <Impact credential={credential} owners={owners} readUse={actions.readUse} consequence={consequence} />
  );
  const common = {
    trigger: <IconButton icon="trash" label={`Delete ${name}`} danger />,
    open,
    onOpenChange: setOpen,
    title: `Delete ${name}?`,
  };
  const gentler = active && (
    <Button pending={deactivation.pending} onClick={() => deactivation.send(undefined)}>
      Deactivate instead
    </Button>
  );
  if (!isLinked(credential)) {
    return (
      <Confirm
        {...common}
        description="The credential and its secret are gone for good. Usage and audit keep its name."
        verb="Delete credential"
        typed={name}
        gentler={gentler}
        onConfirm={remove}
      >
        {impact("Calls that would use it look for another one, or fail.")}
      </Confirm>
    );
  }
  return (
    <Dialog
      {...common}
      size="s"
      low
      description="It cannot be deleted while something links it. Link another credential there first."
      footer={
        <>
          {gentler && <span className="first">{gentler}</span>}
          <DialogClose>
            <Button>Close</Button>
          </DialogClose>
        </>
      }
    >
      {impact("")}
    </Dialog>
  );
}
