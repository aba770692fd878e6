import { PasswordField } from "./password-field";

type Props = {
  name: "password" | "next";
  label?: string;
  /** A sentence about what a new password does. */
  consequence?: string;
  error: string | undefined;
};

/** Shows the field in which a person chooses a password. */
export const NewPasswordField = ({ name, label = "New password", consequence = "", error }: Props) => (
  <PasswordField
    label={label}
    name={name}
    autoComplete="new-password"
    hint={`At least 12 characters. ${consequence}`.trim()}
    error={error}
  />
);
