import { cookies, headers } from "next/headers";
import { confirmWithIdentity } from "@/lib/auth/identity/confirm-with-identity";
import { signInWithIdentity } from "@/lib/auth/identity/sign-in-with-identity";
import { createDeviceToken, DEVICE_COOKIE, DEVICE_DAYS } from "@/lib/auth/known-device";
import { authLibrary, toReturnCookie } from "@/lib/auth/library";
import { localPath } from "@/lib/auth/origin";
import { findPasskey } from "@/lib/auth/passkeys/prove-passkey";
import { parsePending } from "@/lib/auth/second-factor/pending-sign-in";
import { readSession } from "@/lib/auth/sessions";
import { signIn, signOut } from "@/lib/auth/sign-in";
import { getServices } from "@/lib/boot/services";
import { env } from "@/lib/env";
import { isSecure, toRequestFacts } from "./request";
import { currentSession } from "./session";

/**
 * The auth library with this installation's services. Keystead's own rules decide about sign-ins and
 * sessions.
 */
export const library = authLibrary(async () => {
  const services = await getServices();
  const request = toRequestFacts(await headers());
  const device = (await cookies()).get(DEVICE_COOKIE)?.value ?? null;
  return {
    secret: env.authSecret,
    secure: isSecure(),
    log: services.log,
    begin: (credentials) => signIn({ ...services, authSecret: env.authSecret }, credentials, request, device),
    identityProviders: env.identityProviders,
    beginWithIdentity: async (identity) => {
      const session = await currentSession();
      const sessionId = session
        ? await confirmWithIdentity(services, session, identity, request)
        : await signInWithIdentity(services, identity, request);
      await rememberDevice(identity.email);
      return sessionId;
    },
    isLive: async (sessionId) => (await readSession(services.engine.db, sessionId)) !== null,
    end: (sessionId) => signOut(services, sessionId, request),
  };
});

/** Lists the identity providers without their secrets, for pages. */
export const listIdentityProviders = () => env.identityProviders.map(({ id, name }) => ({ id, name }));

/**
 * The fields of a sign-in: email and password, or the token of the first step and a code, or the token of a challenge
 * and the answer of a passkey.
 */
export type Credentials = Record<"email" | "password" | "pending" | "code" | "passkey" | "answer", string>;

/** Returns the path that the last sign-in with an identity provider was to lead to. */
export async function readReturnPath(): Promise<string> {
  const address = (await cookies()).get(toReturnCookie(isSecure()))?.value ?? "";
  if (!URL.canParse(address)) return "/";
  const { pathname, search } = new URL(address);
  return localPath(pathname + search);
}

/** Signs in and sets the device cookie. It must run in a server action, which may set cookies. */
export async function signInDevice(credentials: Partial<Credentials>) {
  await library.signIn(credentials);
  await rememberDevice(await findEmail(credentials));
}

/** Marks the browser as known to the account of an email. It must run where cookies may be set. */
async function rememberDevice(email: string | null | undefined) {
  if (!email) return;
  const token = createDeviceToken(env.authSecret, email.trim().toLowerCase());
  (await cookies()).set(DEVICE_COOKIE, token, {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    path: "/",
    maxAge: DEVICE_DAYS * 24 * 60 * 60,
  });
}

/** Returns the email of the account of a sign-in. */
async function findEmail({ pending, passkey, answer = "", email = "" }: Partial<Credentials>) {
  const { keyring, engine } = await getServices();
  if (passkey) return (await findPasskey(engine.db, answer))?.email;
  return pending ? parsePending(keyring.master, pending)?.email : email;
}
