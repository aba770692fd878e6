import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";

type Props = {
  label: string;
  name: string;
  autoComplete: "current-password" | "new-password";
  hint?: string;
  error?: string | undefined;
};

/** A password, never shown again after it was sent. */
export function PasswordField({ label, hint, error, ...input }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <PasswordInput {...control} {...input} required />}
    </Field>
  );
}
