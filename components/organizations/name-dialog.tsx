"use client";

import { type ReactElement, useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Note } from "@/components/ui/note";
import type { Options } from "@/components/ui/option-list";
import { OptionPicker } from "@/components/ui/option-picker";
import { TextField } from "@/components/ui/text-field";
import { useResult } from "@/components/ui/use-result";
import type { Result } from "@/lib/core/action-result";

export type Named = { name: string; slug: string };

type Props = {
  trigger?: ReactElement;
  open?: boolean;
  onClose?: () => void;
  /** "New project" */
  title: string;
  verb: string;
  /** What it is called now, for a change of name. */
  current?: string;
  hint?: string;
  /** The workspaces that a project can belong to, by slug. */
  workspaces?: Options | undefined;
  submit: (input: { name: string; workspaceId: string }) => Promise<Result<Named>>;
  onDone: (made: Named) => void;
};

/** Asks for the name of a workspace or project, new or to be changed. */
export function NameDialog({ trigger, open: held, onClose, ...props }: Props) {
  const [own, setOwn] = useState(false);
  const setOpen = (open: boolean) => {
    setOwn(open);
    if (!open) onClose?.();
  };
  const { title, verb, current = "", hint, workspaces, submit, onDone } = props;
  const [name, setName] = useState(current);
  const [workspace, setWorkspace] = useState(workspaces?.options[0]);
  const workspaceId = workspace?.value ?? "";
  const { send, pending, problem, trouble } = useResult(submit, (made) => {
    setOwn(false);
    setName(current === "" ? "" : made.name);
    onDone(made);
  });
  const other = trouble(["name", "workspaceId"]);
  return (
    <FormDialog
      trigger={trigger}
      open={held ?? own}
      onOpenChange={setOpen}
      title={title}
      size="s"
      low
      verb={verb}
      pending={pending}
      disabled={name.trim() === ""}
      onSubmit={() => send({ name, workspaceId })}
    >
      {other && <Note tone="red">{other}</Note>}
      <TextField
        label="Name"
        value={name}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
        error={problem("name")}
        hint={hint}
      />
      {workspaces && workspace && workspaces.options.length > 1 && (
        <Field label="Workspace" error={problem("workspaceId")}>
          {(control) => (
            <OptionPicker
              {...control}
              label="Workspace"
              searchLabel="Search workspaces"
              {...workspaces}
              chosen={workspace}
              onChange={setWorkspace}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
