import { z } from "zod";
import { accountView, findOwnAccount } from "@/lib/auth/own-account";
import { acceptOwnTry, admitOwnTry } from "@/lib/auth/own-password";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { effect } from "@/lib/core/operations/operation";
import { code, wrongCode } from "./code-input";
import { consumeCode } from "./consume-code";

/**
 * Confirms the caller with a code of their second factor, so that this session may run operations that require
 * step-up for 10 minutes. Tries are limited.
 */
export const confirmCode = effect({
  name: "sessions.confirmCode",
  title: "Confirm with your second factor",
  permission: null,
  allowed: { self: () => [{ code: "000000" }] },
  target: findOwnAccount,
  input: z.strictObject({ code }),
  output: accountView,

  claim: (ctx, _input, account) => admitOwnTry(ctx, account),
  call: async () => null,
  record: async (ctx, _result, subjects, account, { code }) => {
    const { id, email, name, session } = account;
    if (!(await consumeCode(ctx, id, code, ctx.now))) throw wrongCode();
    await acceptOwnTry(ctx, subjects, account);
    const subject = session ? `session:${session.id}` : `user:${id}`;
    recordChange(ctx, { subject, name: email, before: {}, after: { secondFactor: "confirmed" } });
    return { id, email, name };
  },
});
