"use client";

import { useState } from "react";
import { z } from "zod";
import type { ApiRequest } from "@/components/forms/api-request";
import { FormDialog } from "@/components/forms/form-dialog";
import { useField } from "@/components/forms/use-field";
import { useServerForm } from "@/components/forms/use-server-form";
import { Field } from "@/components/ui/fields/field";
import { TextField } from "@/components/ui/fields/text-field";
import { OptionPicker } from "@/components/ui/pickers/option-picker";
import type { Options } from "@/components/ui/pickers/options";
import type { Result } from "@/lib/core/errors/action-result";
import { label } from "@/lib/core/input/codecs";

export type Named = { name: string; slug: string };

/** The input of creating and renaming. */
const nameInput = z.object({ name: label, workspaceId: z.string() });

type Values = z.input<typeof nameInput>;

export type NameProps = {
  /** The title: "New project". */
  title: string;
  verb: string;
  /** The current name. Absent for a new resource. */
  current?: string;
  hint?: string;
  /** The workspaces that can own the new project. The value of an option is a slug. */
  workspaces?: Options | undefined;
  request?: ApiRequest<Values> | undefined;
  submit: (input: Values, token: string) => Promise<Result<Named>>;
  onDone: (made: Named) => void;
};

type Props = NameProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the dialog of `NameDialog`. Its code is loaded when it first opens. */
export function NameForm({ open, onOpenChange, ...props }: Props) {
  const { title, verb, current = "", hint, workspaces, request, submit, onDone } = props;
  const workspaceId = workspaces?.options[0]?.value ?? "";
  const server = useServerForm({
    defaultValues: { name: current, workspaceId },
    schema: nameInput,
    toInput: (values) => values,
    mode: "onChange",
    request,
    send: submit,
    onDone: (made) => {
      server.form.reset({ name: current === "" ? "" : made.name, workspaceId });
      onDone(made);
    },
  });
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
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

function NameFields({ hint, workspaces }: Pick<NameProps, "hint" | "workspaces">) {
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
