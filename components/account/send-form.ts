import { type FormAction, type Result, unsent } from "@/lib/core/errors/action-result";

/** Calls the action of a form with values, outside of a form. */
export async function sendForm<Data>(
  action: FormAction<Data>,
  values: Record<string, string> = {},
): Promise<Result<Data>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  const { data, error } = await action(unsent, form);
  if (error) return { ok: false, error };
  if (data === null) throw new Error("The action returned neither data nor an error");
  return { ok: true, data };
}
