"use client";

import { OwnerField } from "@/components/organizations/owner-field";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { FormError } from "@/components/ui/form-error";
import { plural } from "@/components/ui/format";
import { Textarea } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { EnvPreview } from "./env-preview";
import { type ImportProps, useImport } from "./use-import";

const EXAMPLE = "OPENAI_API_KEY=sk-…\nANTHROPIC_API_KEY=sk-ant-…";

type Props = ImportProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Stores the known variables of a pasted environment file, after a preview, in one go. */
export function EnvDialog({ open, onOpenChange, ...props }: Props) {
  const toast = useToast();
  const file = useImport(props, (stored) => {
    onOpenChange(false);
    toast({ text: `${plural(stored, "credential")} added` });
  });
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Paste a .env file"
      description="Creates a credential for each variable of a known provider. Other lines are not sent."
      verb={file.count === 0 ? "Store" : `Store ${plural(file.count, "credential")}`}
      disabled={file.count === 0 || !file.ready}
      pending={file.pending}
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
