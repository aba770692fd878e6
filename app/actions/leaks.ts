"use server";

import { getServices } from "@/lib/boot/services";
import type { FormState } from "@/lib/core/errors/action-result";
import { reportFoundKey } from "@/lib/keys/leaks/report-found-key";
import { formState, runAction } from "@/lib/next/action";

/** Receives the report of a found key. Needs no session. */
export async function reportKey(_previous: FormState<"taken">, form: FormData): Promise<FormState<"taken">> {
  const result = await runAction("keys.leak", async (request) => {
    await reportFoundKey(await getServices(), Object.fromEntries(form), request);
    return "taken" as const;
  });
  return formState(result, form, ["key"]);
}
