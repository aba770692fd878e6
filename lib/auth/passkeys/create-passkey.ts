import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { passkeys } from "@/db/schema";
import { findOwnAccount } from "@/lib/auth/own-account";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { AppError, invalidField } from "@/lib/core/errors/errors";
import { label } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { challengeToken, consumeChallenge, openChallenge } from "./challenge";
import { passkeyAnswer, passkeyColumns, passkeyView } from "./passkey-view";
import { getRelyingParty, type RelyingParty } from "./relying-party";

const MOST = 20;

/** Adds a passkey that the browser created. An account has at most 20. */
export const createPasskey = command({
  name: "passkeys.create",
  title: "Add a passkey",
  permission: null,
  allowed: { self: () => [{ name: "Sample", token: "not a token", answer: "{}" }] },
  stepUp: true,
  target: findOwnAccount,
  input: z.strictObject({ name: label, token: challengeToken, answer: passkeyAnswer }),
  output: passkeyView,

  run: async (ctx, { name, token, answer }, { id: userId, email }) => {
    const party = getRelyingParty(ctx.request.origin);
    const challenge = openChallenge(ctx.keyring.master, token, "add", userId);
    const { credential, credentialDeviceType } = await verifyAnswer(party, challenge, answer);
    await consumeChallenge(ctx.db, challenge);
    await requireRoom(ctx, userId);
    const [passkey] = await ctx.db
      .insert(passkeys)
      .values({
        ...{ userId, name, credentialId: credential.id, publicKey: Buffer.from(credential.publicKey) },
        ...{ counter: credential.counter, transports: credential.transports ?? [] },
        synced: credentialDeviceType === "multiDevice",
      })
      .onConflictDoNothing({ target: passkeys.credentialId })
      .returning(passkeyColumns);
    if (!passkey) throw new AppError("CONFLICT", { message: "This passkey was added before" });
    const after = { name, account: email };
    recordChange(ctx, { subject: `passkey:${passkey.id}`, name, before: null, after });
    return passkey;
  },
});

async function verifyAnswer({ origin, id }: RelyingParty, challenge: string, answer: string) {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: JSON.parse(answer),
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
    });
    if (registrationInfo) return registrationInfo;
  } catch {
    // The library throws errors of no class of its own.
  }
  throw invalidField("answer", "The passkey was not accepted. Try again");
}

async function requireRoom({ db }: Context, userId: string) {
  const used = await db.$count(passkeys, eq(passkeys.userId, userId));
  if (used < MOST) return;
  throw new AppError("CONFLICT", { message: `You have ${MOST} passkeys. Remove one first` });
}
