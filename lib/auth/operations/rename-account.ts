import { z } from "zod";
import { accountView, findOwnAccount, updateUser } from "@/lib/auth/own-account";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { label } from "@/lib/core/input/codecs";
import { command } from "@/lib/core/operations/operation";

export const renameAccount = command({
  name: "account.update",
  title: "Rename your account",
  permission: null,
  allowed: { self: () => [{ name: "Sample" }] },
  target: findOwnAccount,
  input: z.strictObject({ name: label }),
  output: accountView,

  run: async (ctx, { name }, { id, email, name: before }) => {
    if (name === before) return { id, email, name };
    await updateUser(ctx, id, { name });
    recordChange(ctx, { subject: `user:${id}`, name, before: { name: before }, after: { name } });
    return { id, email, name };
  },
});
