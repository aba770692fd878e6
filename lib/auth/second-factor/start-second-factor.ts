import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema";
import { findOwnAccount, updateUser } from "@/lib/auth/own-account";
import { AppError } from "@/lib/core/errors/errors";
import { command } from "@/lib/core/operations/operation";
import { createTotpSecret, sealTotpSecret, toTotpUri } from "./totp";

/** Creates the secret for an authenticator app. The second factor is on after a code confirms it. */
export const startSecondFactor = command({
  name: "account.startSecondFactor",
  title: "Set up a second factor",
  permission: null,
  allowed: { self: () => [{}] },
  stepUp: true,
  target: findOwnAccount,
  input: z.strictObject({}),
  output: z.object({ secret: z.string(), uri: z.string() }),

  run: async (ctx, _input, { id, email }) => {
    const [user] = await ctx.db
      .select({ confirmedAt: users.totpConfirmedAt })
      .from(users)
      .where(eq(users.id, id))
      .for("update");
    if (user?.confirmedAt) throw new AppError("CONFLICT", { message: "Your second factor is on already" });
    const secret = createTotpSecret();
    await updateUser(ctx, id, { sealedTotp: sealTotpSecret(ctx.keyring.master, id, secret) });
    return { secret, uri: toTotpUri(secret, email) };
  },
});
