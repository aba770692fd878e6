import type { ChangeEvent } from "react";
import {
  type FieldPath,
  type FieldPathByValue,
  type FieldValues,
  get,
  type Path,
  type PathValue,
} from "react-hook-form";
import { findMessage } from "./use-field";
import type { ServerForm } from "./use-server-form";

/** What the fields of a form need of it. */
export type DraftForm<Values extends FieldValues> = ReturnType<typeof useDraft<Values>>;

/**
 * Returns the form's values, a function that changes them, a function that returns a field's error message, and one
 * that returns the props of a text field.
 */
export function useDraft<Values extends FieldValues>({ form }: ServerForm<Values>) {
  const { isSubmitted, errors } = form.formState;
  const draft = form.watch();
  const set = <Name extends Path<Values>>(name: Name, value: PathValue<Values, Name>) =>
    form.setValue(name, value, { shouldDirty: true, shouldValidate: isSubmitted });
  const problem = (name: FieldPath<Values> | (string & {})) => findMessage(get(errors, name));
  return {
    draft,
    change: (patch: Partial<Values>) => {
      for (const name of Object.keys(patch) as Path<Values>[]) {
        set(name, patch[name] as PathValue<Values, typeof name>);
      }
    },
    problem,
    text: <Name extends FieldPathByValue<Values, string>>(name: Name) => ({
      value: String(get(draft, name)),
      onChange: ({ target }: ChangeEvent<HTMLInputElement>) =>
        set(name, target.value as PathValue<Values, Name>),
      error: problem(name),
    }),
  };
}
