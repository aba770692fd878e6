import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { passkeys } from "@/db/schema";
import { findOwnAccount } from "@/lib/auth/own-account";
import { query } from "@/lib/core/operations/operation";
import { passkeyColumns, passkeyView } from "./passkey-view";

export const listPasskeys = query({
  name: "passkeys.list",
  title: "List your passkeys",
  permission: null,
  allowed: { self: () => [{}] },
  target: findOwnAccount,
  input: z.object({}),
  output: z.object({ data: z.array(passkeyView) }),
  run: async (ctx, _input, { id }) => ({
    data: await ctx.db
      .select(passkeyColumns)
      .from(passkeys)
      .where(eq(passkeys.userId, id))
      .orderBy(asc(passkeys.createdAt), asc(passkeys.id)),
  }),
});
