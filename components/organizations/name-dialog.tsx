"use client";

import { type ReactElement, useState } from "react";
import { z } from "zod";
import { FormDialog } from "@/components/forms/form-dialog";
import { useField } from "@/components/forms/use-field";
import { useServerForm } from "@/components/forms/use-server-form";
import { Field } from "@/components/ui/field";
import type { Options } from "@/components/ui/option-list";
import { OptionPicker } from "@/components/ui/option-picker";
import { TextField } from "@/components/ui/text-field";
import type { Result } from "@/lib/core/action-result";
import { label } from "@/lib/core/codecs";

export type Named = { name: string; slug: string };

/** The input that creating and renaming have in common. */
const nameInput = z.object({ name: label, workspaceId: z.string() });

type Values = z.input<typeof nameInput>;

type Props = {
  trigger?: ReactElement;
  open?: boolean;
  onClose?: () => void;
  /** "New project" */
  title: string;
  verb: string;
  /** The current name, when it is renamed. */
  current?: string;
  hint?: string;
  /** The workspaces that a project can belong to, by slug. */
  workspaces?: Options | undefined;
  submit: (input: Values, token: string) => Promise<Result<Named>>;
  onDone: (made: Named) => void;
};

/** Asks for the name of a new or renamed workspace or project. */
export function NameDialog({ trigger, open: held, onClose, ...props }: Props) {
  const [own, setOwn] = useState(false);
  const setOpen = (open: boolean) => {
    setOwn(open);
    if (!open) onClose?.();
  };
  const { title, verb, current = "", hint, workspaces, submit, onDone } = props;
  const workspaceId = workspaces?.options[0]?.value ?? "";
  const server = useServerForm({
    defaultValues: { name: current, workspaceId },
    schema: nameInput,
    toInput: (values) => values,
    mode: "onChange",
    send: submit,
    onDone: (made) => {
      setOwn(false);
      server.form.reset({ name: current === "" ? "" : made.name, workspaceId });
      onDone(made);
    },
  });
  return (
    <FormDialog
      trigger={trigger}
      open={held ?? own}
      onOpenChange={setOpen}
      title={title}
      size="s"
      low
      verb={verb}
      form={server}
      untilValid
    >
      <NameFields hint={hint} workspaces={workspaces} />
    </FormDialog>
  );
}

function NameFields({ hint, workspaces }: Pick<Props, "hint" | "workspaces">) {
  const name = useField<Values, "name">("name");
  const workspace = useField<Values, "workspaceId">("workspaceId");
  const [picked, setPicked] = useState(workspaces?.options[0]);
  return (
    <>
      <TextField {...name} label="Name" maxLength={100} autoComplete="off" hint={hint} />
      {workspaces && picked && workspaces.options.length > 1 && (
        <Field label="Workspace" error={workspace.error}>
          {(control) => (
            <OptionPicker
              {...control}
              label="Workspace"
              searchLabel="Search workspaces"
              {...workspaces}
              chosen={picked}
              onChange={(option) => {
                setPicked(option);
                workspace.onChange(option.value);
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}
