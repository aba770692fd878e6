import { type FieldPath, type FieldValues, get, type Path, type PathValue } from "react-hook-form";
import { findMessage } from "./use-field";
import type { ServerForm } from "./use-server-form";

/** Returns what a form holds as one object, how to change it, and what is wrong with a field. */
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
