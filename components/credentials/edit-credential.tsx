"use client";

import { useQueryState } from "nuqs";
import { type ReactElement, useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { ownerName } from "@/components/organizations/owners";
import { parseAsSwitch } from "@/components/resource/params";
import { useToast } from "@/components/ui/toast";
import { CredentialFields } from "./credential-fields";
import { Impact } from "./impact";
import type { ActProps, Credential, ProviderEntry } from "./types";
import { type Draft, useCredentialForm } from "./use-credential-form";

type Props = ActProps & {
  provider: ProviderEntry;
  trigger: ReactElement;
  /** Whether the address can open it (`edit=1`). */
  fromAddress?: boolean;
};

/** Edits a credential. A blank secret stays as it is; what was changed elsewhere meanwhile is read again. */
export function EditCredential({ credential, provider, owners, actions, trigger, fromAddress }: Props) {
  const toast = useToast();
  const [pressed, setPressed] = useState(false);
  const [named, setNamed] = useQueryState("edit", parseAsSwitch);
  const open = pressed || (fromAddress === true && named);
  const setOpen = (next: boolean) => {
    setPressed(next);
    if (!next) void setNamed(null);
  };
  const { id, version, hints } = credential;
  const form = useCredentialForm({
    provider,
    start: toDraft(credential),
    version,
    stored: Object.keys(hints),
    run: (filled) => actions.update(owners.organization.slug, { ...filled, id, version }),
    onDone: ({ name }) => {
      setOpen(false);
      toast({ text: `${name} is updated.` });
    },
  });
  return (
    <FormDialog
      trigger={trigger}
      open={open}
      onOpenChange={(next) => {
        form.reset();
        setOpen(next);
      }}
      title={`Edit ${credential.name}`}
      description={`${provider.name}, owned by ${ownerName(owners, credential.workspaceId)}`}
      verb="Update"
      form={form}
    >
      <CredentialFields provider={provider} form={form} hints={hints} />
      <Impact
        credential={credential}
        owners={owners}
        readUse={actions.readUse}
        consequence="The next call uses what is stored here."
      />
    </FormDialog>
  );
}

const toDraft = ({ name, description, priority, fields }: Credential): Draft => ({
  name,
  description: description ?? "",
  priority: priority === 0 ? "" : String(priority),
  fields,
  confirmed: false,
});
