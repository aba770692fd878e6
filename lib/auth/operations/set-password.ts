import { z } from "zod";
import { endedView, endOwnSessions, findOwnAccount, updateUser } from "@/lib/auth/own-account";
import { lockPasswordHash } from "@/lib/auth/own-password";
import { hashPassword, password } from "@/lib/auth/passwords";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { AppError } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { effect } from "@/lib/core/operations/operation";

/** Sets the first password of an account that has none, and ends all other sessions of the caller. */
export const setPassword = effect({
  name: "account.setPassword",
  title: "Set a password",
  permission: null,
  allowed: { self: () => [{ next: "a password for tests" }] },
  stepUp: true,
  target: findOwnAccount,
  input: z.strictObject({ next: password }),
  output: endedView,

  claim: (ctx, _input, { id }) => refuseSecond(ctx, id),
  call: (_ctx, _claim, { next }) => hashPassword(next),
  record: async (ctx, passwordHash, _claim, account) => {
    const { id, email: name, session } = account;
    await refuseSecond(ctx, id);
    await updateUser(ctx, id, { passwordHash });
    recordChange(ctx, { subject: `user:${id}`, name, before: {}, after: { password: "set" } });
    return endOwnSessions(ctx, account, { except: session?.id ?? null });
  },
});

/** @throws CONFLICT when the account has a password. */
async function refuseSecond(ctx: Context, id: string) {
  if ((await lockPasswordHash(ctx, id)) === null) return;
  throw new AppError("CONFLICT", { message: "Your account has a password already. Reload the page" });
}
