"use client";

import { useState } from "react";
import { firstOwner, OwnerField } from "@/components/organizations/owner-field";
import type { Owners } from "@/components/organizations/owners";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { plural } from "@/components/ui/format";
import { Textarea } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { Trouble } from "@/components/ui/trouble";
import { useResult } from "@/components/ui/use-result";
import { EnvPreview } from "./env-preview";
import { type Choice, type Choices, recognise, toStore } from "./recognise";
import type { CredentialActions, ProviderEntry } from "./types";

type Props = {
  owners: Owners;
  providers: readonly ProviderEntry[];
  importAll: CredentialActions["importAll"];
};

const EXAMPLE = "OPENAI_API_KEY=sk-…\nANTHROPIC_API_KEY=sk-ant-…";

/** Stores the known variables of a pasted environment file, after a preview, in one go. */
export function EnvDialog({ owners, providers, importAll }: Props) {
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [workspaceId, setWorkspaceId] = useState(firstOwner(owners));
  const [choices, setChoices] = useState<Choices>({});
  const { known, unknown } = recognise(text, providers);
  const chosen = toStore(known, choices);
  const store = useResult(
    () =>
      importAll(owners.organization.slug, { workspaceId: workspaceId || null, credentials: chosen.inputs }),
    ({ data }) => {
      setOpen(false);
      setText("");
      setChoices({});
      toast({ text: `${plural(data.length, "credential is", "credentials are")} stored.` });
    },
  );
  const choose = (variable: string, choice: Partial<Choice>) =>
    setChoices({ ...choices, [variable]: { ...choices[variable], ...choice } });
  return (
    <Dialog
      trigger={<Button icon="paste">Paste .env</Button>}
      open={open}
      onOpenChange={setOpen}
      title="Paste a .env file"
      description="Variables of known providers become credentials. Nothing else leaves this page."
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            disabled={chosen.inputs.length === 0 || !chosen.ready}
            pending={store.pending}
            onClick={() => store.send(undefined)}
          >
            {chosen.inputs.length === 0 ? "Store" : `Store ${plural(chosen.inputs.length, "credential")}`}
          </Button>
        </>
      }
    >
      <Trouble error={store.error} />
      <Field label="Contents" hint="Lines such as NAME=value; comments, quotes and export are understood.">
        {(control) => (
          <Textarea
            {...control}
            mono
            rows={6}
            spellCheck={false}
            autoComplete="off"
            placeholder={EXAMPLE}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <OwnerField
        owners={owners}
        value={workspaceId}
        onChange={setWorkspaceId}
        hint="Its calls use them before the organization’s."
      />
      {text.trim() !== "" && (
        <EnvPreview known={known} unknown={unknown} choices={choices} onChoose={choose} />
      )}
    </Dialog>
  );
}
