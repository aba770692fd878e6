"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { DEVICE_COOKIE } from "@/lib/auth/known-device";
import { admitResetRequest, mailResetLink } from "@/lib/auth/password-reset/mail-reset-link";
import { resetPassword as setNewPassword } from "@/lib/auth/password-reset/reset-password";
import { getServices } from "@/lib/boot/services";
import type { FormState } from "@/lib/core/errors/action-result";
import { env } from "@/lib/env";
import { formState, runAction } from "@/lib/next/action";

/** Sends a link to a new password by e-mail. The answer is the same, and takes as long, if there is no such account. */
export async function requestPasswordReset(
  _previous: FormState<{ email: string }>,
  form: FormData,
): Promise<FormState<{ email: string }>> {
  const result = await runAction("account.requestPasswordReset", async (request) => {
    const services = await getServices();
    const email = await admitResetRequest(services, Object.fromEntries(form), request);
    after(() => mailResetLink(services, email, request));
    return { email };
  });
  return formState(result, form, []);
}

/** Sets a new password by a link, then leads to the sign-in page. */
export async function resetPassword(_previous: FormState<null>, form: FormData): Promise<FormState<null>> {
  const result = await runAction("account.resetPassword", async (request) => {
    const services = { ...(await getServices()), authSecret: env.authSecret };
    const device = (await cookies()).get(DEVICE_COOKIE)?.value ?? null;
    await setNewPassword(services, Object.fromEntries(form), request, device);
  });
  if (!result.ok) return formState(result, form, ["password", "token"]);
  redirect("/sign-in?reset=done");
}
