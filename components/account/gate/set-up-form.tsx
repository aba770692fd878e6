"use client";

import { FormProblem } from "@/components/account/form-problem";
import { NewPasswordField } from "@/components/account/new-password-field";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { TextField } from "@/components/ui/fields/text-field";
import { type FormAction, fieldError, typed } from "@/lib/core/errors/action-result";
import { FIRST_PROJECT } from "@/lib/organizations/first-names";
import { useGateForm } from "./use-gate-form";

const FIELDS = ["token", "name", "email", "password", "organization", "project"];

type Props = {
  action: FormAction<null>;
  asksToken: boolean;
  /** The one-time token of the address that the server printed, or blank. */
  token: string;
};

/** Shows the form that creates the first account and its organization. */
export function SetUpForm({ action, asksToken, token }: Props) {
  const { error, values, form } = useGateForm(action);
  const field = (name: string) => ({
    name,
    defaultValue: typed(values, name),
    error: fieldError(error, name),
  });
  return (
    <form {...form} noValidate>
      <FormProblem error={error} fields={FIELDS} />
      {asksToken && (
        <TextField
          {...field("token")}
          defaultValue={typed(values, "token") || token}
          label="One-time token"
          hint="The server printed it when it started."
          autoComplete="off"
          mono
          required
        />
      )}
      <TextField {...field("name")} label="Your name" autoComplete="name" required />
      <TextField {...field("email")} label="Email" type="email" autoComplete="username" required />
      <NewPasswordField name="password" label="Password" error={fieldError(error, "password")} />
      <TextField
        {...field("organization")}
        label="Organization"
        hint="Your company or team."
        autoComplete="organization"
        required
      />
      <TextField
        {...field("project")}
        defaultValue={typed(values, "project") ?? FIRST_PROJECT}
        label="First project"
        hint="An application with its own keys. You can rename it and add others."
        autoComplete="off"
        required
      />
      <SubmitButton size="l" block>
        Set up
      </SubmitButton>
    </form>
  );
}
