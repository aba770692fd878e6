import { z } from "zod";
import type { Database } from "@/db/client";
import { parseToken, sealToken } from "@/lib/auth/sealed-token";
import { admitTry } from "@/lib/auth/throttle";
import { invalidField } from "@/lib/core/errors/errors";
import type { FernetKey } from "@/lib/crypto/fernet";

/** What a passkey is asked for: to be added, to confirm its person, or to sign in. */
type Purpose = "add" | "confirm" | "sign-in";

const sealed = z.object({
  purpose: z.templateLiteral(["passkey ", z.enum(["add", "confirm", "sign-in"])]),
  challenge: z.string(),
  /** The account that the challenge is for, null for a sign-in. */
  userId: z.guid().nullable(),
});

/** The schema of the token of a challenge. */
export const challengeToken = z.string().max(2000);

/** Returns a token that holds a challenge of the browser. It is valid for 5 minutes. */
export const sealChallenge = (
  keys: readonly FernetKey[],
  challenge: string,
  purpose: Purpose,
  userId: string | null,
): string =>
  sealToken(keys, { purpose: `passkey ${purpose}`, challenge, userId } satisfies z.input<typeof sealed>);

/**
 * Returns the challenge in a token.
 * @throws INVALID_REQUEST at `answer` when the token is older than 5 minutes, or is for another purpose or account.
 */
export function openChallenge(
  keys: readonly FernetKey[],
  token: string,
  purpose: Purpose,
  userId: string | null,
): string {
  const found = parseToken(keys, token, sealed);
  if (found?.purpose !== `passkey ${purpose}` || found.userId !== userId) throw tooLate();
  return found.challenge;
}

const tooLate = () => invalidField("answer", "This took too long. Try again");

/**
 * Uses up a challenge.
 * @throws RATE_LIMIT when it was used before.
 */
export const consumeChallenge = (db: Database, challenge: string) =>
  admitTry(db, [`challenge:${challenge}`], "sign_in");
