"use client";

import { type FormEvent, useState } from "react";
import { emptyDraft, findProblems } from "@/components/keys/forms/draft";
import { toInput } from "@/components/keys/forms/draft-input";
import { ExpiryField } from "@/components/keys/forms/expiry-field";
import { problemWords, serverProblems } from "@/components/keys/forms/fields";
import { OwnerFields } from "@/components/keys/forms/owner-fields";
import { LimitsFold, RestrictionsFold } from "@/components/keys/forms/policy-fields";
import { ScopesField } from "@/components/keys/forms/scopes-field";
import { useActs } from "@/components/keys/key-acts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Note } from "@/components/ui/note";
import { TextField } from "@/components/ui/text-field";
import { useAddress } from "@/components/ui/use-address";
import { useNow } from "@/components/ui/use-now";
import { useResult } from "@/components/ui/use-result";

type Props = {
  /** On a project's page: its keys are made there. Elsewhere the owner is a field of the form. */
  project?: { id: string; name: string };
};

/** The dialog that `?new=1` opens: makes a key, then shows its secret. */
export function CreateDialog({ project }: Props) {
  const { change: changeAddress } = useAddress();
  const [open, setOpen] = useState(true);
  const close = () => {
    // At once: the address follows when the server has answered.
    setOpen(false);
    changeAddress({ new: null });
  };
  const { draft, fields, form, footer, trouble } = useCreation(project, close);
  const { keyContext } = useActs();
  return (
    <Dialog
      open={open}
      onOpenChange={(stays) => !stays && close()}
      title={project ? "Create API Key" : "New Key"}
      description={`${project ? `For the project ${project.name}. ` : ""}The secret is shown once, afterwards.`}
      form={form}
      footer={footer}
    >
      {trouble && (
        <Note tone="red" role="alert">
          {trouble}
        </Note>
      )}
      <TextField
        label={project ? "Name" : "Label"}
        value={draft.name}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => fields.change({ name: event.target.value })}
        error={fields.problem("name")}
      />
      {!project && <OwnerFields keyContext={keyContext} {...fields} />}
      <ExpiryField required={keyContext.expiryRequired} {...fields} />
      <ScopesField grantable={keyContext.grantable} {...fields} />
      <LimitsFold {...fields} />
      <RestrictionsFold {...fields} />
    </Dialog>
  );
}

function useCreation(project: Props["project"], close: () => void) {
  const { keyContext, show } = useActs();
  const now = useNow();
  const [draft, setDraft] = useState(() => {
    const owner = project?.id ?? (keyContext.mayOwn ? "" : (keyContext.projects.options[0]?.value ?? ""));
    return emptyDraft(keyContext.defaultScopes, owner, keyContext.expiryRequired);
  });
  const { send, pending, error } = useResult(
    () => keyContext.actions.createKey(keyContext.organization.slug, toInput(draft)),
    (made) => {
      show({ ...made, how: "created" });
      close();
    },
  );
  const own = findProblems(draft, now);
  const said = serverProblems(error, draft);
  const isValid = Object.keys(own).length === 0;
  const verb = project ? "Create API Key" : "Create";
  return {
    draft,
    fields: {
      draft,
      change: (patch: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...patch })),
      problem: problemWords(own, said),
    },
    trouble: error && Object.keys(said).length === 0 ? error.message : undefined,
    form: {
      onSubmit: (event: FormEvent) => {
        event.preventDefault();
        if (isValid) send(undefined);
      },
    },
    footer: (
      <>
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending} disabled={!isValid}>
          {verb}
        </Button>
      </>
    ),
  };
}
