import { and, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema";
import { findOwnAccount } from "@/lib/auth/own-account";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { AppError } from "@/lib/core/errors/errors";
import { command } from "@/lib/core/operations/operation";
import { replaceRecoveryCodes } from "./recovery-codes";

/** Creates new recovery codes, which are shown once. The earlier ones stop working. */
export const createRecoveryCodes = command({
  name: "account.createRecoveryCodes",
  title: "Create new recovery codes",
  permission: null,
  allowed: { self: () => [{}] },
  stepUp: true,
  target: findOwnAccount,
  input: z.strictObject({}),
  output: z.object({ recoveryCodes: z.array(z.string()) }),

  run: async (ctx, _input, { id, email: name }) => {
    const isOn = and(eq(users.id, id), isNotNull(users.totpConfirmedAt));
    const [user] = await ctx.db.select({ id: users.id }).from(users).where(isOn).for("update");
    if (!user) throw new AppError("CONFLICT", { message: "Your second factor is off" });
    recordChange(ctx, { subject: `user:${id}`, name, before: {}, after: { recoveryCodes: "replaced" } });
    return { recoveryCodes: await replaceRecoveryCodes(ctx.db, id) };
  },
});
