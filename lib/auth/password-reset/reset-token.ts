import { z } from "zod";
import { parseToken, sealToken } from "@/lib/auth/sealed-token";
import { toStamp } from "@/lib/auth/second-factor/pending-sign-in";
import type { FernetKey } from "@/lib/crypto/fernet";

/** The minutes for which a link to a new password is valid. */
export const RESET_MINUTES = 30;

const resetToken = z.object({
  purpose: z.literal("reset"),
  userId: z.guid(),
  /** A hash of the account's password hash, so that any new password voids the token. */
  stamp: z.string(),
});

type Account = { id: string; passwordHash: string | null };

/** Returns the path of the page that sets a new password. It is valid for 30 minutes, until the password changes. */
export function createResetPath(keys: readonly FernetKey[], account: Account): string {
  const value: z.input<typeof resetToken> = {
    ...{ purpose: "reset", userId: account.id, stamp: toStamp(account) },
  };
  const token = sealToken(keys, value);
  return `/reset-password?${new URLSearchParams({ token })}`;
}

/** Parses the token of such a path, null when it is too old or was not made here. */
export const parseResetToken = (keys: readonly FernetKey[], token: string) =>
  parseToken(keys, token, resetToken, RESET_MINUTES);
