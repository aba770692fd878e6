import { eq } from "drizzle-orm";
import { z } from "zod";
import { recoveryCodes, users } from "@/db/schema";
import { accountView, findOwnAccount, updateUser } from "@/lib/auth/own-account";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { command } from "@/lib/core/operations/operation";

/** Turns the second factor off and deletes its recovery codes. */
export const removeSecondFactor = command({
  name: "account.removeSecondFactor",
  title: "Turn off your second factor",
  permission: null,
  allowed: { self: () => [{}] },
  stepUp: true,
  target: findOwnAccount,
  input: z.strictObject({}),
  output: accountView,

  run: async (ctx, _input, { id, email, name }) => {
    const [was] = await ctx.db
      .select({ confirmedAt: users.totpConfirmedAt })
      .from(users)
      .where(eq(users.id, id))
      .for("update");
    await updateUser(ctx, id, { sealedTotp: null, totpConfirmedAt: null, totpLastStep: null });
    await ctx.db.delete(recoveryCodes).where(eq(recoveryCodes.userId, id));
    if (was?.confirmedAt) {
      recordChange(ctx, {
        subject: `user:${id}`,
        name: email,
        before: { secondFactor: "on" },
        after: { secondFactor: "off" },
      });
    }
    return { id, email, name };
  },
});
