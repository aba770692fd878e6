import { createHash } from "node:crypto";
import { z } from "zod";
import { parseToken, sealToken } from "@/lib/auth/sealed-token";
import { AppError } from "@/lib/core/errors/errors";
import type { FernetKey } from "@/lib/crypto/fernet";

/** A sign-in whose password was correct, and which needs a code of the second factor. */
const pendingSignIn = z.object({
  purpose: z.literal("sign-in"),
  userId: z.guid(),
  email: z.string(),
  /** A hash of the account's password hash, so that a password change voids it. */
  stamp: z.string(),
});

type Account = { id: string; email: string; passwordHash: string | null };

/** Returns the error of a sign-in that needs a code. Its `extra.pending` is the token for the second step. */
export const needsSecondFactor = (keys: readonly FernetKey[], account: Account) =>
  new AppError("UNAUTHORIZED", {
    message: "Enter a code of your authenticator app",
    reason: "second_factor",
    extra: { pending: createPending(keys, account) },
  });

const createPending = (keys: readonly FernetKey[], account: Account) =>
  sealToken(keys, {
    ...{ purpose: "sign-in", userId: account.id, email: account.email },
    stamp: toStamp(account),
  } satisfies z.input<typeof pendingSignIn>);

/** Parses the token of a second step, null when it is older than 5 minutes or was not made here. */
export const parsePending = (keys: readonly FernetKey[], token: string) =>
  parseToken(keys, token, pendingSignIn);

/** Returns the hash of an account's password hash. */
export const toStamp = ({ passwordHash }: Pick<Account, "passwordHash">) =>
  createHash("sha256")
    .update(passwordHash ?? "")
    .digest("base64url");
