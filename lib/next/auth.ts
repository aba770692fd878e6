import { headers } from "next/headers";
import { authLibrary } from "@/lib/auth/library";
import { readSession } from "@/lib/auth/sessions";
import { signIn, signOut } from "@/lib/auth/sign-in";
import { getServices } from "@/lib/boot/services";
import { env } from "@/lib/env";
import { isSecure, toRequestFacts } from "./request";

/** The auth library on this installation: all that it decides are our own rules. */
export const library = authLibrary(async () => {
  const services = await getServices();
  const request = toRequestFacts(await headers());
  return {
    secret: env.authSecret,
    secure: isSecure(),
    log: services.log,
    begin: (credentials) => signIn(services, credentials, request),
    isLive: async (sessionId) => (await readSession(services.engine.db, sessionId)) !== null,
    end: (sessionId) => signOut(services, sessionId, request),
  };
});
