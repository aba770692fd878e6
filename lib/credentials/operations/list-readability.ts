import { z } from "zod";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { findReadable } from "@/lib/credentials/find-readable";

/** Returns of several credentials whether their secrets can be decrypted. Pages show it. */
export const listReadability = query({
  name: "credentials.listReadability",
  title: "List whether the secrets of credentials can be decrypted",
  permission: "credentials:read",
  allowed: { "workspace read": ({ credentialId }) => [{ ids: [credentialId] }] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({ ids: z.array(z.guid()).max(100) }),
  output: z.object({ data: z.array(z.object({ id: z.string(), readable: z.boolean() })) }),
  run: async (ctx, { ids }) => ({ data: await findReadable(ctx, ids) }),
});
