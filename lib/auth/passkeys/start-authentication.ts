import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { z } from "zod";
import { findOwnAccount } from "@/lib/auth/own-account";
import { query } from "@/lib/core/operations/operation";
import type { FernetKey } from "@/lib/crypto/fernet";
import { sealChallenge } from "./challenge";
import { listCredentials, startedView } from "./passkey-view";
import { getRelyingParty } from "./relying-party";

/** Returns what a browser needs to sign in with a passkey of any account. */
export async function startPasskeySignIn(
  master: readonly FernetKey[],
  origin: string | undefined,
): Promise<z.output<typeof startedView>> {
  const rpID = getRelyingParty(origin).id;
  const options = await generateAuthenticationOptions({ rpID, userVerification: "required" });
  const token = sealChallenge(master, options.challenge, "sign-in", null);
  return { options: JSON.stringify(options), token };
}

/** Returns what a browser needs to confirm the caller with one of their passkeys. */
export const startPasskeyConfirmation = query({
  name: "sessions.startPasskey",
  title: "Start to confirm with a passkey",
  permission: null,
  allowed: { self: () => [{}] },
  target: findOwnAccount,
  input: z.strictObject({}),
  output: startedView,
  run: async (ctx, _input, { id }) => {
    const options = await generateAuthenticationOptions({
      rpID: getRelyingParty(ctx.request.origin).id,
      userVerification: "required",
      allowCredentials: await listCredentials(ctx.db, id),
    });
    const token = sealChallenge(ctx.keyring.master, options.challenge, "confirm", id);
    return { options: JSON.stringify(options), token };
  },
});
