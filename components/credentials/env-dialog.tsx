"use client";

import { useState } from "react";
import { OwnerField } from "@/components/organizations/owner-field";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { FormError } from "@/components/ui/form-error";
import { plural } from "@/components/ui/format";
import { Textarea } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { EnvPreview } from "./env-preview";
import { type ImportProps, useImport } from "./use-import";

const EXAMPLE = "OPENAI_API_KEY=sk-…\nANTHROPIC_API_KEY=sk-ant-…";

/** Stores the known variables of a pasted environment file, after a preview, in one go. */
export function EnvDialog(props: ImportProps) {
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const file = useImport(props, (stored) => {
    setOpen(false);
    toast({ text: `${plural(stored, "credential is", "credentials are")} stored.` });
  });
  return (
    <FormDialog
      trigger={<Button icon="paste">Paste .env</Button>}
      open={open}
      onOpenChange={setOpen}
      title="Paste a .env file"
      description="Variables of known providers become credentials. Nothing else leaves this page."
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
        hint="Its calls use them before the organization’s."
      />
      {file.text.trim() !== "" && <EnvPreview {...file} />}
    </FormDialog>
  );
}
