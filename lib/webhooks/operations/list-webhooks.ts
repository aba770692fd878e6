import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { webhooks } from "@/db/schema";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { webhookColumns, webhookView } from "@/lib/webhooks/webhook-view";

/** Lists the webhooks of the organization, newest first. */
export const listWebhooks = query({
  name: "webhooks.list",
  title: "List webhooks",
  permission: "audit:read",
  allowed: { "organization admin": () => [{}] },
  filtered: true,
  target: () => ({ row: null, target: organizationTarget }),
  input: z.object(pageInput),
  output: pageSchema(webhookView),
  run: async (ctx, { limit, cursor }) => {
    const { after, order } = newestFirst(webhooks, cursor);
    const rows = await ctx.db
      .select(webhookColumns)
      .from(webhooks)
      .where(and(eq(webhooks.organizationId, ctx.organizationId), after))
      .orderBy(...order)
      .limit(limit + 1);
    return toPage(rows, limit);
  },
});
