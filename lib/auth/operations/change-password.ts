import { z } from "zod";
import { endedView, endOwnSessions, findOwnAccount, updateUser } from "@/lib/auth/own-account";
import { acceptOwnPassword, admitOwnPassword, checkOwnPassword } from "@/lib/auth/own-password";
import { hashPassword, password } from "@/lib/auth/passwords";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { effect } from "@/lib/core/operations/operation";

/**
 * Changes the caller's password and ends all their other sessions. Tries with a wrong current password are
 * limited.
 */
export const changePassword = effect({
  name: "account.changePassword",
  title: "Change your password",
  permission: null,
  allowed: { self: () => [{ current: "not the password", next: "a password for tests" }] },
  target: findOwnAccount,
  input: z.strictObject({ current: z.string().max(1000), next: password }),
  output: endedView,

  claim: (ctx, _input, account) => admitOwnPassword(ctx, account),
  call: async (_ctx, claim, { current, next }) => {
    await checkOwnPassword(claim, current, "current");
    return hashPassword(next);
  },
  record: async (ctx, passwordHash, claim, account) => {
    const { id, email: name, session } = account;
    await acceptOwnPassword(ctx, claim, account, "current");
    await updateUser(ctx, id, { passwordHash });
    recordChange(ctx, { subject: `user:${id}`, name, before: {}, after: { password: "changed" } });
    return endOwnSessions(ctx, account, { except: session?.id ?? null });
  },
});
