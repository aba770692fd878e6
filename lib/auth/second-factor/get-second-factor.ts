import { eq } from "drizzle-orm";
import { z } from "zod";
import { recoveryCodes, users } from "@/db/schema";
import { findOwnAccount } from "@/lib/auth/own-account";
import { time } from "@/lib/core/input/codecs";
import { query } from "@/lib/core/operations/operation";
import { findTotpSecret } from "./totp";

export const getSecondFactor = query({
  name: "account.getSecondFactor",
  title: "Get your second factor",
  permission: null,
  allowed: { self: () => [{}] },
  target: findOwnAccount,
  input: z.object({}),
  output: z.object({
    /** The time since which it is on, null when it is off. */
    since: time.nullable(),
    recoveryCodesLeft: z.int(),
    /** Whether the secret of the authenticator app can be decrypted. Codes of the app fail otherwise. */
    readable: z.boolean(),
  }),
  run: async (ctx, _input, { id }) => {
    const [user] = await ctx.db
      .select({ since: users.totpConfirmedAt, sealedTotp: users.sealedTotp })
      .from(users)
      .where(eq(users.id, id));
    const left = await ctx.db
      .select({ userId: recoveryCodes.userId })
      .from(recoveryCodes)
      .where(eq(recoveryCodes.userId, id));
    const { since = null, sealedTotp = null } = user ?? {};
    const readable = sealedTotp === null || findTotpSecret(ctx.keyring.master, id, sealedTotp) !== null;
    return { since, recoveryCodesLeft: left.length, readable };
  },
});
