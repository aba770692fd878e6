import { z } from "zod";
import { type AccountServices, startSession } from "@/lib/auth/start-session";
import { AppError, invalidInput } from "@/lib/core/errors/errors";
import type { RequestFacts } from "@/lib/core/operations/context";
import { challengeToken } from "./challenge";
import { passkeyAnswer } from "./passkey-view";
import { acceptPasskey, provePasskey } from "./prove-passkey";
import { getRelyingParty } from "./relying-party";

const passkeyInput = z.object({ passkey: challengeToken, answer: passkeyAnswer });

/** Returns whether the fields of a sign-in are those of a passkey. */
export const isPasskeySignIn = (raw: unknown) =>
  z.object({ passkey: z.string().min(1) }).safeParse(raw).success;

/**
 * Signs in with a passkey. Returns the id of the new session. A passkey counts as both factors: the person has the
 * device, and unlocked it.
 * @throws UNAUTHORIZED (`passkey`) when it is not known, or its signature is wrong.
 */
export async function signInWithPasskey(
  services: AccountServices,
  raw: unknown,
  request: RequestFacts,
): Promise<string> {
  const input = passkeyInput.safeParse(raw);
  if (!input.success) throw invalidInput(input.error);
  const { passkey: token, answer } = input.data;
  const party = getRelyingParty(request.origin);
  const { db } = services.engine;
  const found = await provePasskey(
    { db, master: services.keyring.master, party },
    { token, answer, userId: null },
  );
  if (!found) throw wrongPasskey();
  return startSession(services, { id: found.userId }, request, async (tx) => {
    if (!(await acceptPasskey(tx.db, found))) throw wrongPasskey();
  });
}

const wrongPasskey = () =>
  new AppError("UNAUTHORIZED", {
    message: "This passkey was not accepted. Sign in with your password",
    reason: "passkey",
  });
