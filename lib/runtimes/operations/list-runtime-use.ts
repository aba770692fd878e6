import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { runtimes } from "@/db/schema";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { countRuntimeRequests } from "@/lib/runtimes/count-runtime-requests";
import { visibleRuntimes } from "@/lib/runtimes/runtime-target";

/** Returns the requests of the last 24 hours of several runtimes, for the list. */
export const listRuntimeUse = query({
  name: "runtimes.listUse",
  title: "List the requests of runtimes",
  permission: "runtimes:read",
  allowed: { "project read": ({ runtimeId }) => [{ ids: [runtimeId] }] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({ ids: z.array(z.guid()).max(100) }),
  output: z.object({ data: z.array(z.object({ runtimeId: z.string(), requestsLastDay: z.int() })) }),
  run: async (ctx, { ids }) => {
    const visible = await ctx.db
      .select({ id: runtimes.id })
      .from(runtimes)
      .where(
        and(
          eq(runtimes.organizationId, ctx.organizationId),
          inArray(runtimes.id, ids),
          await visibleRuntimes(ctx),
        ),
      );
    const found = visible.map(({ id }) => id);
    const requests = found.length > 0 ? await countRuntimeRequests(ctx, found, "runtimeId") : new Map();
    return { data: found.map((id) => ({ runtimeId: id, requestsLastDay: requests.get(id) ?? 0 })) };
  },
});
