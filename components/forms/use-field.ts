import { type FieldPath, type FieldValues, useController } from "react-hook-form";

/** Returns a field's value, change handler and error message, from the surrounding form. */
export function useField<Values extends FieldValues, Name extends FieldPath<Values>>(name: Name) {
  const { field, fieldState } = useController<Values, Name>({ name });
  return { ...field, error: findMessage(fieldState.error) };
}

/**
 * Returns a list field of the surrounding form, with the error messages of its entries, or of the list if no
 * entry has one.
 */
export function useListField<Values extends FieldValues>(name: FieldPath<Values>) {
  const { field, fieldState } = useController<Values>({ name });
  const value: string[] = Array.isArray(field.value) ? field.value : [];
  const messages = Array.isArray(fieldState.error) ? fieldState.error.map(findMessage) : [];
  const errors: Record<string, string> = {};
  value.forEach((entry, index) => {
    const message = messages[index];
    if (message) errors[entry] = message;
  });
  const isOfEntry = Object.keys(errors).length > 0;
  return {
    value,
    onChange: field.onChange,
    errors,
    error: isOfEntry ? undefined : findMessage(fieldState.error),
  };
}

/** Returns the message of a field's error, or of the first error in a list. Undefined if there is none. */
export function findMessage(error: unknown): string | undefined {
  if (Array.isArray(error)) return error.map(findMessage).find(Boolean);
  if (typeof error !== "object" || error === null || !("message" in error)) return undefined;
  return typeof error.message === "string" ? error.message : undefined;
}
