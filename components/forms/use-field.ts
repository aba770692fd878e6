import { type FieldPath, type FieldValues, useController } from "react-hook-form";

/** Returns a field of the form around it: its value, how to change it, and its error. */
export function useField<Values extends FieldValues, Name extends FieldPath<Values>>(name: Name) {
  const { field, fieldState } = useController<Values, Name>({ name });
  return { ...field, error: findMessage(fieldState.error) };
}

/** Returns a list of the form around it, with the error of the list and those of its entries. */
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

/** Finds the message of an error of a field, or of the first entry of a list that has one. */
export function findMessage(error: unknown): string | undefined {
  if (Array.isArray(error)) return error.map(findMessage).find(Boolean);
  if (typeof error !== "object" || error === null || !("message" in error)) return undefined;
  return typeof error.message === "string" ? error.message : undefined;
}
