import { generateRegistrationOptions } from "@simplewebauthn/server";
import { z } from "zod";
import { findOwnAccount } from "@/lib/auth/own-account";
import { query } from "@/lib/core/operations/operation";
import { sealChallenge } from "./challenge";
import { listCredentials, startedView } from "./passkey-view";
import { getRelyingParty } from "./relying-party";

/** Returns what a browser needs to create a passkey. It refuses devices that have one of the account. */
export const startPasskey = query({
  name: "passkeys.start",
  title: "Start to add a passkey",
  permission: null,
  allowed: { self: () => [{}] },
  stepUp: true,
  target: findOwnAccount,
  input: z.strictObject({}),
  output: startedView,
  run: async (ctx, _input, { id, email, name }) => {
    const options = await generateRegistrationOptions({
      rpName: "Keystead",
      rpID: getRelyingParty(ctx.request.origin).id,
      userID: new Uint8Array(Buffer.from(id)),
      userName: email,
      userDisplayName: name,
      excludeCredentials: await listCredentials(ctx.db, id),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    const token = sealChallenge(ctx.keyring.master, options.challenge, "add", id);
    return { options: JSON.stringify(options), token };
  },
});
