import { cookies, headers } from "next/headers";
import { createDeviceToken, DEVICE_COOKIE, DEVICE_DAYS } from "@/lib/auth/known-device";
import { authLibrary } from "@/lib/auth/library";
import { readSession } from "@/lib/auth/sessions";
import { signIn, signOut } from "@/lib/auth/sign-in";
import { getServices } from "@/lib/boot/services";
import { env } from "@/lib/env";
import { isSecure, toRequestFacts } from "./request";

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
    isLive: async (sessionId) => (await readSession(services.engine.db, sessionId)) !== null,
    end: (sessionId) => signOut(services, sessionId, request),
  };
});

/** Signs in and sets the device cookie. It must run in a server action, which may set cookies. */
export async function signInDevice(credentials: { email: string; password: string }) {
  await library.signIn(credentials);
  const token = createDeviceToken(env.authSecret, credentials.email.trim().toLowerCase());
  (await cookies()).set(DEVICE_COOKIE, token, {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    path: "/",
    maxAge: DEVICE_DAYS * 24 * 60 * 60,
  });
}
