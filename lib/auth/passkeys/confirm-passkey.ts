import { z } from "zod";
import { accountView, findOwnAccount } from "@/lib/auth/own-account";
import { acceptOwnTry } from "@/lib/auth/own-password";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { invalidField } from "@/lib/core/errors/errors";
import { command } from "@/lib/core/operations/operation";
import { challengeToken } from "./challenge";
import { passkeyAnswer } from "./passkey-view";
import { acceptPasskey, provePasskey } from "./prove-passkey";
import { getRelyingParty } from "./relying-party";

/** Confirms the caller with a passkey, so that this session may run operations that require step-up for 10 minutes. */
export const confirmPasskey = command({
  name: "sessions.confirmPasskey",
  title: "Confirm with a passkey",
  permission: null,
  allowed: { self: () => [{ token: "not a token", answer: "{}" }] },
  target: findOwnAccount,
  input: z.strictObject({ token: challengeToken, answer: passkeyAnswer }),
  output: accountView,

  run: async (ctx, given, account) => {
    const { id, email, name, session } = account;
    const party = getRelyingParty(ctx.request.origin);
    const services = { db: ctx.db, master: ctx.keyring.master, party };
    const passkey = await provePasskey(services, { ...given, userId: id });
    if (!passkey || !(await acceptPasskey(ctx.db, passkey))) {
      throw invalidField("answer", "This passkey was not accepted");
    }
    await acceptOwnTry(ctx, [], account);
    const subject = session ? `session:${session.id}` : `user:${id}`;
    recordChange(ctx, { subject, name: email, before: {}, after: { passkey: "confirmed" } });
    return { id, email, name };
  },
});
