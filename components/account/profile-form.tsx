"use client";

import { useActionState } from "react";
import { FormProblem } from "@/components/account/form-problem";
import { Outcome } from "@/components/account/outcome";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { TextField } from "@/components/ui/fields/text-field";
import { type FormAction, type FormState, fieldError, typed, unsent } from "@/lib/core/errors/action-result";

type Account = { id: string; name: string; email: string };
type Props = { action: FormAction<Account>; account: Account };

/** Shows the form that changes the user's name. */
export function ProfileForm({ action, account }: Props) {
  const [{ data, error, values }, send] = useActionState<FormState<Account>, FormData>(action, unsent);
  return (
    <form action={send} className="grid gap-4">
      <FormProblem error={error} fields={["name"]} />
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        required
        defaultValue={typed(values, "name") ?? data?.name ?? account.name}
        error={fieldError(error, "name")}
      />
      <TextField
        label="Email"
        type="email"
        readOnly
        defaultValue={account.email}
        hint="Used to sign in. It cannot be changed. For a new address, ask for a new invitation."
      />
      <div className="flex min-w-0 items-center gap-2">
        <SubmitButton>Save</SubmitButton>
        <Outcome>{data && "Saved"}</Outcome>
      </div>
    </form>
  );
}
