"use server";

import type { FormState } from "@/lib/core/result";
import { reportFoundKey } from "@/lib/keys/leak-page";
import { answering, formState } from "@/lib/server/action";
import { installation } from "@/lib/server/installation";

/** Takes the report of a found key, from whomever. */
export async function reportKey(_previous: FormState<"taken">, form: FormData): Promise<FormState<"taken">> {
  const result = await answering("key.leak", async (request) => {
    await reportFoundKey(await installation(), Object.fromEntries(form), request);
    return "taken" as const;
  });
  return formState(result, form, ["key"]);
}
