"use server";

import { installation } from "@/lib/boot/services";
import type { FormState } from "@/lib/core/action-result";
import { reportFoundKey } from "@/lib/keys/leaks/report-found-key";
import { answering, formState } from "@/lib/next/action";

/** Takes the report of a found key, from whomever. */
export async function reportKey(_previous: FormState<"taken">, form: FormData): Promise<FormState<"taken">> {
  const result = await answering("key.leak", async (request) => {
    await reportFoundKey(await installation(), Object.fromEntries(form), request);
    return "taken" as const;
  });
  return formState(result, form, ["key"]);
}
