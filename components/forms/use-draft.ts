import { type FieldPath, type FieldValues, get, type Path, type PathValue } from "react-hook-form";
import { findMessage } from "./use-field";
import type { ServerForm } from "./use-server-form";

/** What the fields of a form need of it. */
export type DraftForm<Values extends FieldValues> = ReturnType<typeof useDraft<Values>>;

/**
 * Returns the form's values, a function that changes them and a function that returns a field's error
 * message.
 */
export function useDraft<Values extends FieldValues>({ form }: ServerForm<Values>) {
  const { isSubmitted, errors } = form.formState;
  return {
    draft: form.watch(),
    change: (patch: Partial<Values>) => {
      for (const name of Object.keys(patch) as Path<Values>[]) {
        form.setValue(name, patch[name] as PathValue<Values, typeof name>, {
          shouldDirty: true,
          shouldValidate: isSubmitted,
        });
      }
    },
    problem: (name: FieldPath<Values> | (string & {})) => findMessage(get(errors, name)),
  };
}
