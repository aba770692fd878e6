import { z } from "zod";
import { accountView, findOwnAccount } from "@/lib/auth/own-account";
import { acceptOwnPassword, admitOwnPassword, checkOwnPassword } from "@/lib/auth/own-password";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { effect } from "@/lib/core/operations/operation";

/**
 * Confirms the caller's password, so that this session may run operations that require step-up for 10
 * minutes. Tries with a wrong password are limited.
 */
export const confirmPassword = effect({
  name: "sessions.confirmPassword",
  title: "Confirm your password",
  permission: null,
  allowed: { self: () => [{ password: "not the password" }] },
  target: findOwnAccount,
  input: z.strictObject({ password: z.string().min(1, "Enter your password").max(1000) }),
  output: accountView,

  claim: (ctx, _input, account) => admitOwnPassword(ctx, account),
  call: (_ctx, claim, { password }) => checkOwnPassword(claim, password, "password"),
  record: async (ctx, _result, claim, account) => {
    const { id, email, name, session } = account;
    await acceptOwnPassword(ctx, claim, account, "password");
    const subject = session ? `session:${session.id}` : `user:${id}`;
    recordChange(ctx, { subject, name: email, before: {}, after: { password: "confirmed" } });
    return { id, email, name };
  },
});
