import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { passkeys } from "@/db/schema";
import { findOwnAccount } from "@/lib/auth/own-account";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { command } from "@/lib/core/operations/operation";

/** Removes a passkey of the caller, if it exists. Sessions that it started go on. */
export const deletePasskey = command({
  name: "passkeys.delete",
  title: "Remove a passkey",
  permission: null,
  allowed: { self: ({ sessionId }) => [{ id: sessionId }] },
  stepUp: true,
  target: findOwnAccount,
  input: z.strictObject({ id: z.guid() }),
  output: z.object({ deleted: z.int() }),

  run: async (ctx, { id }, { id: userId, email }) => {
    const deleted = await ctx.db
      .delete(passkeys)
      .where(and(eq(passkeys.userId, userId), eq(passkeys.id, id)))
      .returning({ name: passkeys.name });
    for (const { name } of deleted) {
      recordChange(ctx, { subject: `passkey:${id}`, name, before: { name, account: email }, after: null });
    }
    return { deleted: deleted.length };
  },
});
