import type { FieldError } from "./errors";

/** An error as a page gets it. */
export type ActionError = {
  code: string;
  message: string;
  reason: string | null;
  /** The input field, as the operation names it. */
  param: string | null;
  fields: FieldError[];
  requestId: string;
};

/** What a server action answers: data in its JSON form, or the error. */
export type Result<Data> = { ok: true; data: Data } | { ok: false; error: ActionError };

/** What was typed, by field, to be shown again. Secrets are left out. */
export type FormValues = Readonly<Record<string, string | string[]>>;

/** The state of a form that works without JavaScript, for `useActionState`. */
export type FormState<Data> = { data: Data | null; error: ActionError | null; values: FormValues };

/** What a form hands to `useActionState`. */
export type FormAction<Data> = (previous: FormState<Data>, form: FormData) => Promise<FormState<Data>>;

/** The state of a form that was not sent yet. */
export const unsent = { data: null, error: null, values: {} } as const;

/** What an error says of one field, for the place below it. */
export const fieldError = (error: ActionError | null, path: string) =>
  error?.fields.find((field) => field.path === path)?.message ??
  (error?.param === path ? error.message : undefined);

/** What an error says that stands at none of these fields, for the top of the form. */
export const otherError = (error: ActionError | null, paths: readonly string[]) =>
  error && !paths.some((path) => fieldError(error, path)) ? error.message : undefined;

/** What was typed into a field of text. */
export const typed = (values: FormValues, name: string) => {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
};
