"use client";

import { CopyAsCurl } from "@/components/forms/copy-as-curl";
import { OwnerField } from "@/components/organizations/owner-field";
import { Button } from "@/components/ui/buttons/button";
import { Dialog, DialogClose } from "@/components/ui/dialogs/dialog";
import { FormDialog } from "@/components/ui/dialogs/form-dialog";
import { Field } from "@/components/ui/fields/field";
import { FormError } from "@/components/ui/fields/form-error";
import { Textarea } from "@/components/ui/fields/input";
import { plural } from "@/components/ui/values/format";
import { EnvPreview } from "./env-preview";
import { ImportedCredential } from "./imported-credential";
import { type ImportProps, useImport } from "./use-import";

const EXAMPLE = "OPENAI_API_KEY=sk-…\nAWS_ACCESS_KEY_ID=AKIA…\nAWS_SECRET_ACCESS_KEY=…";

type Props = ImportProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Stores the known variables of a pasted environment file in one go, tests them, and shows each result. */
export function EnvDialog({ open, onOpenChange, ...props }: Props) {
  const file = useImport(props);
  const setOpen = (next: boolean) => {
    onOpenChange(next);
    if (!next) file.forgetImported();
  };
  if (file.imported.length > 0)
    return <EnvResults {...props} file={file} open={open} onOpenChange={setOpen} />;
  return (
    <FormDialog
      open={open}
      onOpenChange={setOpen}
      title="Paste a .env file"
      description="Creates a credential for each provider with known variables, and tests it before it becomes active. Other lines are not sent."
      verb={file.count === 0 ? "Store" : `Store ${plural(file.count, "credential")}`}
      disabled={file.count === 0 || !file.ready}
      pending={file.pending}
      aside={file.requests.length > 0 && <CopyAsCurl request={file.requests} />}
      onSubmit={file.store}
    >
      <FormError error={file.error} />
      <Field label="Contents" hint="Lines such as NAME=value; comments, quotes and export are understood.">
        {(control) => (
          <Textarea
            {...control}
            mono
            rows={6}
            spellCheck={false}
            autoComplete="off"
            placeholder={EXAMPLE}
            value={file.text}
            onChange={(event) => file.setText(event.target.value)}
          />
        )}
      </Field>
      <OwnerField
        owners={props.owners}
        value={file.workspaceId}
        onChange={file.setWorkspaceId}
        hint="Takes precedence over organization credentials."
      />
      {file.text.trim() !== "" && <EnvPreview {...file} />}
    </FormDialog>
  );
}

/** The test results of the imported credentials. */
function EnvResults({
  owners,
  actions,
  file,
  open,
  onOpenChange,
}: Props & { file: ReturnType<typeof useImport> }) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`${plural(file.imported.length, "credential")} added`}
      description="A credential is activated if its test is valid and no other credential of its provider is in use."
      footer={
        <DialogClose>
          <Button variant="primary">Done</Button>
        </DialogClose>
      }
    >
      <ul className="grid grid-cols-1 gap-4" aria-live="polite">
        {file.imported.map((imported) => (
          <ImportedCredential
            key={imported.credential.id}
            imported={imported}
            organization={owners.organization.slug}
            activate={actions.activate}
            onActivated={file.keepActivated}
          />
        ))}
      </ul>
    </Dialog>
  );
}
