import { and, eq, inArray, notInArray } from "drizzle-orm";
import { z } from "zod";
import { keys, usage, usageDaily } from "@/db/schema/index";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { isCreatedBy } from "@/lib/keys/created-keys";
import { isOwnedVisibly } from "@/lib/keys/operations/list-keys";
import { countLastDayPerGroup } from "@/lib/usage/count-last-day";
import { isVisibleUsage } from "@/lib/usage/visible-usage";

const MOST_KEYS = 100;

/** Returns the use of several keys, for the impact of a bulk action. Keys without access are left out. */
export const getBulkImpact = query({
  name: "keys.getBulkImpact",
  title: "Get the impact of ending several keys",
  permission: "keys:read",
  allowed: { "project read": ({ keyId }) => [{ ids: [keyId] }] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({ ids: z.array(z.guid()).min(1).max(MOST_KEYS) }),
  output: z.object({
    /** The keys with their requests of the last 24 hours. */
    keys: z.array(z.object({ id: z.string(), requestsLastDay: z.int() })),
    /** The number of unrevoked other keys that these keys created, directly or through keys that they created. */
    createdKeys: z.int(),
  }),
  run: async (ctx, input) => {
    const { organizationId } = ctx;
    const visible = await ctx.db
      .select({ id: keys.id })
      .from(keys)
      .where(and(eq(keys.organizationId, organizationId), inArray(keys.id, input.ids), isOwnedVisibly(ctx)));
    const ids = visible.map(({ id }) => id);
    if (ids.length === 0) return { keys: [], createdKeys: 0 };
    const count = (table: typeof usage | typeof usageDaily) =>
      and(inArray(table.keyId, ids), isVisibleUsage(ctx, table.projectId));
    const requests = await countLastDayPerGroup(ctx, {
      within: eq(usage.organizationId, organizationId),
      counted: count(usage),
      daily: and(eq(usageDaily.organizationId, organizationId), count(usageDaily)),
      by: { usage: usage.keyId, daily: usageDaily.keyId },
    });
    return {
      keys: ids.map((id) => ({ id, requestsLastDay: requests.get(id) ?? 0 })),
      createdKeys: await ctx.db.$count(keys, and(isCreatedBy(ctx, ids), notInArray(keys.id, ids))),
    };
  },
});
