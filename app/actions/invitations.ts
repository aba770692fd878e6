"use server";

import { redirect } from "next/navigation";
import { getServices } from "@/lib/boot/services";
import type { FormState } from "@/lib/core/errors/action-result";
import { AppError } from "@/lib/core/errors/errors";
import { acceptAsNewPerson, acceptAsPerson } from "@/lib/members/invitations/accept-invitation";
import { formState, runAction } from "@/lib/next/action";
import { signInDevice } from "@/lib/next/auth";
import { currentSession } from "@/lib/next/session";

/** Creates an account for an invited person, makes them a member and signs them in. */
export async function createInvitedAccount(
  _previous: FormState<null>,
  form: FormData,
): Promise<FormState<null>> {
  const result = await runAction("invitations.accept", async (request) => {
    const input = Object.fromEntries(form);
    const joined = await acceptAsNewPerson(await getServices(), getToken(form), input, request);
    await signInDevice({ email: joined.email, password: String(form.get("password") ?? "") });
    return joined;
  });
  if (!result.ok) return formState(result, form, ["password", "token"]);
  redirect(`/orgs/${result.data.slug}`);
}

/** Makes the signed-in person a member by an invitation. */
export async function acceptInvitation(_previous: FormState<null>, form: FormData): Promise<FormState<null>> {
  const result = await runAction("invitations.accept", async (request) => {
    const session = await currentSession();
    if (!session) throw new AppError("UNAUTHORIZED", { message: "Sign in to accept", reason: "session" });
    return acceptAsPerson(await getServices(), getToken(form), session.user, request);
  });
  if (!result.ok) return formState(result, form, ["token"]);
  redirect(`/orgs/${result.data.slug}`);
}

const getToken = (form: FormData) => String(form.get("token") ?? "");
