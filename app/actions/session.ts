"use server";

import { redirect } from "next/navigation";
import { localPath } from "@/lib/auth/origin";
import { setUp as createFirstOwner } from "@/lib/auth/set-up";
import { signOut as endSession } from "@/lib/auth/sign-in";
import { getServices } from "@/lib/boot/services";
import type { FormState } from "@/lib/core/errors/action-result";
import { formState, runAction } from "@/lib/next/action";
import { library, signInDevice } from "@/lib/next/auth";
import { currentSession } from "@/lib/next/session";
import { demandedToken } from "@/lib/next/set-up";

/** Signs in, then redirects to the path in `next`. */
export async function signIn(_previous: FormState<null>, form: FormData): Promise<FormState<null>> {
  const result = await runAction("sessions.start", () => signInDevice(parseCredentials(form)));
  if (!result.ok) return formState(result, form, ["password"]);
  redirect(localPath(form.get("next")));
}

/** Ends the session and deletes its cookie. */
export async function signOut(): Promise<void> {
  const result = await runAction("sessions.end", async (request) => {
    const session = await currentSession();
    if (session) await endSession(await getServices(), session.id, request);
    await library.signOut();
  });
  if (result.ok) redirect("/sign-in");
}

/** Creates the first owner of a new installation and signs them in. */
export async function setUp(_previous: FormState<null>, form: FormData): Promise<FormState<null>> {
  const result = await runAction("installation.setUp", async (request) => {
    const made = await createFirstOwner(
      await getServices(),
      Object.fromEntries(form),
      demandedToken(),
      request,
    );
    await signInDevice(parseCredentials(form));
    return made;
  });
  if (!result.ok) return formState(result, form, ["password", "token"]);
  redirect(`/orgs/${result.data.slug}`);
}

const parseCredentials = (form: FormData) => ({
  email: String(form.get("email") ?? ""),
  password: String(form.get("password") ?? ""),
});
