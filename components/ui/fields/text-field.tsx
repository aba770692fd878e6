import type { ComponentProps, ReactNode } from "react";
import { Field } from "./field";
import { Input } from "./input";

type Props = Omit<ComponentProps<typeof Input>, "id"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  aside?: ReactNode;
};

/** Keeps years to four digits, where the browser can. */
const LAST = { max: "9999-12-31T23:59" };

/** Shows a text input with its label, hint and error. */
export function TextField({ label, hint, error, optional, aside, ...input }: Props) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} aside={aside}>
      {(control) => <Input {...control} {...(input.type === "datetime-local" && LAST)} {...input} />}
    </Field>
  );
}
