"use client";

import { Impact } from "@/components/credentials/impact";
import type { ActProps, Credential } from "@/components/credentials/types";
import { FormDialog } from "@/components/forms/form-dialog";
import { ownerName } from "@/components/organizations/owners";
import { Button } from "@/components/ui/buttons/button";
import { useToast } from "@/components/ui/feedback/toast";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { CheckboxRow } from "@/components/ui/fields/checkbox";
import { requireProvider } from "@/lib/credentials/catalogue/catalogue";
import { CredentialFields } from "./credential-fields";
import { toSecrets } from "./to-secrets";
import { type Draft, useCredentialForm } from "./use-credential-form";
import { UNTESTED, useTestedUpdate } from "./use-tested-update";

type Props = ActProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Edits a credential. A blank secret stays as it is; what was changed elsewhere meanwhile is read again. */
export function EditCredentialDialog({ credential, owners, actions, open, onOpenChange }: Props) {
  const toast = useToast();
  const showUndo = useUndoToast();
  const { id, version, hints } = credential;
  const { slug } = owners.organization;
  const provider = requireProvider(credential.provider);
  const update = useTestedUpdate({ credential, provider, organization: slug, actions });
  const form = useCredentialForm({
    provider,
    start: toDraft(credential),
    version,
    stored: Object.keys(hints),
    request: {
      route: "PUT /api/provider-credentials/:credential_id",
      toInput: ({ confirmed, ...filled }) => ({ id, version, ...filled, ...(confirmed && { confirmed }) }),
      toSecrets: ({ fields }) => toSecrets(provider, (name) => Boolean(fields?.[name])),
    },
    run: (filled) => update.run(filled),
    onDone: (changed, before) => {
      onOpenChange(false);
      const words = `${changed.name} updated`;
      // A replaced secret is not known here. The credential's sheet restores it.
      if (changed.secretChangedAt !== credential.secretChangedAt) return toast({ text: words, about: [id] });
      showUndo(words, () => actions.update(slug, { ...before, id, version: changed.version }), [id]);
    },
  });
  const isTesting = update.isTesting(form.draft.fields);
  return (
    <FormDialog
      open={open}
      onOpenChange={(next) => {
        update.forget();
        onOpenChange(next);
      }}
      title={`Edit ${credential.name}`}
      description={`${provider.name}, owned by ${ownerName(owners, credential.workspaceId)}`}
      verb="Update"
      form={form}
      remedy={
        form.refusal?.code === UNTESTED && (
          <Button size="s" type="submit" onClick={update.skipTest}>
            Save Anyway
          </Button>
        )
      }
    >
      <CredentialFields provider={provider} form={form} hints={hints} />
      {isTesting !== null && (
        <CheckboxRow
          label="Test the new secret before it is saved"
          checked={isTesting}
          onChange={(event) => update.setWantsTest(event.target.checked)}
        />
      )}
      <Impact
        credential={credential}
        owners={owners}
        readUse={actions.readUse}
        toConsequence={() => "Calls use the new values immediately."}
      />
    </FormDialog>
  );
}

const toDraft = ({ name, description, tags, priority, fields }: Credential): Draft => ({
  name,
  description: description ?? "",
  tags,
  priority: priority === 0 ? "" : String(priority),
  fields,
  confirmed: false,
});
