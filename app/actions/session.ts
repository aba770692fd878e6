"use server";

import { redirect } from "next/navigation";
import { localPath } from "@/lib/auth/origin";
import { startPasskeySignIn as startSignIn } from "@/lib/auth/passkeys/start-authentication";
import { setUp as createFirstOwner } from "@/lib/auth/set-up";
import { signOut as endSession } from "@/lib/auth/sign-in";
import { getServices } from "@/lib/boot/services";
import type { FormState, Result } from "@/lib/core/errors/action-result";
import { AppError, notFound } from "@/lib/core/errors/errors";
import { toFormValues } from "@/lib/core/input/form";
import { env } from "@/lib/env";
import { formState, runAction } from "@/lib/next/action";
import { type Credentials, library, signInDevice } from "@/lib/next/auth";
import { currentSession } from "@/lib/next/session";
import { demandedToken } from "@/lib/next/set-up";

/**
 * Signs in, then redirects to the path in `next`. With a second factor, the state of the first step has the field
 * `pending`, which the form sends again with the code.
 */
export async function signIn(_previous: FormState<null>, form: FormData): Promise<FormState<null>> {
  const result = await runAction("sessions.start", () => startSession(toCredentials(form)));
  if (!result.ok) {
    const secrets = ["password", "code", "passkey", "answer"];
    return formState(result, form, result.error.reason === "pending" ? [...secrets, "pending"] : secrets);
  }
  const { pending } = result.data;
  if (!pending) redirect(localPath(form.get("next")));
  return { data: null, error: null, values: { ...toFormValues(form, ["password"]), pending } };
}

/** Signs in. Returns the token of the second step if the account needs a code. */
async function startSession(credentials: Partial<Credentials>): Promise<{ pending: string | null }> {
  try {
    await signInDevice(credentials);
    return { pending: null };
  } catch (error) {
    const pending = error instanceof AppError && error.reason === "second_factor" && error.extra.pending;
    if (typeof pending !== "string") throw error;
    return { pending };
  }
}

/** Returns what the browser needs to sign in with a passkey. */
export async function startPasskeySignIn(): Promise<Result<{ options: string; token: string }>> {
  return runAction("sessions.startPasskeySignIn", async ({ origin }) =>
    startSignIn((await getServices()).keyring.master, origin),
  );
}

/**
 * Returns the address of the identity provider in `provider`, which leads back to the path in `next`. The session of a
 * signed-in person is confirmed there.
 */
export async function startWithProvider(
  _previous: FormState<{ url: string }>,
  form: FormData,
): Promise<FormState<{ url: string }>> {
  const result = await runAction("sessions.startWithProvider", async ({ origin = "" }) => {
    const provider = env.identityProviders.find(({ id }) => id === form.get("provider"));
    if (!provider) throw notFound();
    const confirm = (await currentSession()) !== null;
    const next = localPath(form.get("next"));
    return { url: await library.startWithProvider(provider.id, { next, origin, confirm }) };
  });
  return formState(result, form, []);
}

/** Ends the session and deletes its cookie, then redirects to the path in `next`, by default the sign-in page. */
export async function signOut(form?: FormData): Promise<void> {
  const result = await runAction("sessions.end", async (request) => {
    const session = await currentSession();
    if (session) await endSession(await getServices(), session.id, request);
    await library.signOut();
  });
  if (result.ok)
    redirect(localPath(form instanceof FormData && form.has("next") ? form.get("next") : "/sign-in"));
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
    await signInDevice(toCredentials(form));
    return made;
  });
  if (!result.ok) return formState(result, form, ["password", "token"]);
  redirect(`/orgs/${result.data.slug}`);
}

const FIELDS = ["email", "password", "pending", "code", "passkey", "answer"] as const;

/** Returns the fields of a sign-in that a form has. */
const toCredentials = (form: FormData): Partial<Credentials> =>
  Object.fromEntries(FIELDS.filter((name) => form.has(name)).map((name) => [name, String(form.get(name))]));
