import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { passkeys, users } from "@/db/schema";
import type { FernetKey } from "@/lib/crypto/fernet";
import { consumeChallenge, openChallenge } from "./challenge";
import { isTransport } from "./passkey-view";
import type { RelyingParty } from "./relying-party";

type Services = { db: Database; master: readonly FernetKey[]; party: RelyingParty };

/** The answer of a browser to a challenge. `userId` is the account of a challenge to confirm, null for a sign-in. */
type Answer = { token: string; answer: string; userId: string | null };

/** A passkey whose signature is right, until `acceptPasskey` uses up the challenge. */
export type ProvenPasskey = { id: string; userId: string; challenge: string; counter: number };

/**
 * Checks the answer of a browser to a challenge, and changes nothing. Returns null when no passkey of the account
 * signed it.
 * @throws INVALID_REQUEST at `answer` when the challenge is older than 5 minutes, or is another one's.
 */
export async function provePasskey(
  { db, master, party }: Services,
  { token, answer, userId }: Answer,
): Promise<ProvenPasskey | null> {
  const challenge = openChallenge(master, token, userId === null ? "sign-in" : "confirm", userId);
  const passkey = await findPasskey(db, answer);
  if (!passkey || (userId !== null && passkey.userId !== userId)) return null;
  const counter = await verifyAnswer(party, challenge, answer, passkey);
  return counter === null ? null : { id: passkey.id, userId: passkey.userId, challenge, counter };
}

/**
 * Uses up the challenge, and records the use of the passkey. Returns false when the passkey was removed.
 * @throws RATE_LIMIT when the challenge was used before.
 */
export async function acceptPasskey(db: Database, { id, challenge, counter }: ProvenPasskey) {
  await consumeChallenge(db, challenge);
  const used = await db
    .update(passkeys)
    .set({ counter, lastUsedAt: sql`now()` })
    .where(eq(passkeys.id, id))
    .returning({ id: passkeys.id });
  return used.length > 0;
}

type Passkey = Omit<typeof passkeys.$inferSelect, "name" | "synced" | "createdAt" | "lastUsedAt"> & {
  email: string;
};

/** Finds the passkey that an answer names, with the email of its account. */
export async function findPasskey(db: Database, answer: string): Promise<Passkey | null> {
  const credentialId = parseCredentialId(answer);
  if (credentialId === null) return null;
  const [passkey] = await db
    .select({
      ...{ id: passkeys.id, userId: passkeys.userId, credentialId: passkeys.credentialId },
      ...{ publicKey: passkeys.publicKey, counter: passkeys.counter, transports: passkeys.transports },
      email: users.email,
    })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .where(eq(passkeys.credentialId, credentialId));
  return passkey ?? null;
}

function parseCredentialId(answer: string): string | null {
  try {
    return z.object({ id: z.string().max(2000) }).parse(JSON.parse(answer)).id;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Returns the new counter of the passkey, null when the answer is not right. */
async function verifyAnswer(
  { origin, id }: RelyingParty,
  challenge: string,
  answer: string,
  { credentialId, publicKey, counter, transports }: Passkey,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: JSON.parse(answer),
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      credential: {
        ...{ id: credentialId, publicKey: new Uint8Array(publicKey), counter },
        transports: transports.filter(isTransport),
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // The library throws errors of no class of its own.
    return null;
  }
}
