import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema";
import { findOwnAccount, updateUser } from "@/lib/auth/own-account";
import { acceptOwnTry, admitOwnTry } from "@/lib/auth/own-password";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { AppError } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { effect } from "@/lib/core/operations/operation";
import { code, wrongCode } from "./code-input";
import { replaceRecoveryCodes } from "./recovery-codes";
import { findTotpStep, openTotpSecret } from "./totp";

/** Turns the second factor on with a code of the authenticator app. Returns the recovery codes, which are shown once. */
export const confirmSecondFactor = effect({
  name: "account.confirmSecondFactor",
  title: "Turn on your second factor",
  permission: null,
  allowed: { self: () => [{ code: "000000" }] },
  stepUp: true,
  target: findOwnAccount,
  input: z.strictObject({ code }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),

  claim: (ctx, _input, account) => admitOwnTry(ctx, account),
  call: async () => null,
  record: async (ctx, _result, subjects, account, { code }) => {
    const { id, email: name } = account;
    const totpLastStep = await findStep(ctx, id, code);
    await acceptOwnTry(ctx, subjects, account);
    await updateUser(ctx, id, { totpConfirmedAt: ctx.now, totpLastStep });
    recordChange(ctx, {
      subject: `user:${id}`,
      name,
      before: { secondFactor: "off" },
      after: { secondFactor: "on" },
    });
    return { recoveryCodes: await replaceRecoveryCodes(ctx.db, id) };
  },
});

async function findStep(ctx: Context, id: string, given: string): Promise<number> {
  const [user] = await ctx.db
    .select({ sealedTotp: users.sealedTotp, confirmedAt: users.totpConfirmedAt })
    .from(users)
    .where(eq(users.id, id))
    .for("update");
  if (user?.confirmedAt) throw new AppError("CONFLICT", { message: "Your second factor is on already" });
  if (!user?.sealedTotp) throw wrongCode();
  const secret = openTotpSecret(ctx.keyring.master, id, user.sealedTotp);
  const step = findTotpStep(secret, given.replace(/\s/g, ""), ctx.now);
  if (step === null) throw wrongCode();
  return step;
}
