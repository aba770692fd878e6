import type { FieldError } from "./errors";

/** An error in the form that pages receive. */
export type ActionError = {
  code: string;
  message: string;
  reason: string | null;
  /** The input field, by its name in the operation's input. */
  param: string | null;
  fields: FieldError[];
  requestId: string;
};

/** The result of a server action: data in JSON form, or the error. */
export type Result<Data> = { ok: true; data: Data } | { ok: false; error: ActionError };

/** The entered values by field, to show them again. Secrets are left out. */
export type FormValues = Readonly<Record<string, string | string[]>>;

/** The `useActionState` state of a form that works without JavaScript. */
export type FormState<Data> = { data: Data | null; error: ActionError | null; values: FormValues };

/** The action of a form, for `useActionState`. */
export type FormAction<Data> = (previous: FormState<Data>, form: FormData) => Promise<FormState<Data>>;

/** The initial state of a form. */
export const unsent = { data: null, error: null, values: {} } as const;

/** Returns the message of an error for one field, undefined when it has none. */
export const fieldError = (error: ActionError | null, path: string) =>
  error?.fields.find((field) => field.path === path)?.message ??
  (error?.param === path ? error.message : undefined);

/** Returns the message of an error that belongs to none of these fields, to show above the form. */
export const otherError = (error: ActionError | null, paths: readonly string[]) =>
  error && !paths.some((path) => fieldError(error, path)) ? error.message : undefined;

/** Returns the entered text of a field, undefined for a list or a missing field. */
export const typed = (values: FormValues, name: string) => {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
};
