import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { usageDaily } from "@/db/schema";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { daySums } from "./days";
import { isVisibleUsage } from "./visible-usage";

const runtimeUsage = z.object({
  runtimeId: z.string(),
  requests: z.int(),
  errors: z.int(),
  tokensIn: z.int(),
  tokensOut: z.int(),
});

/** Returns the whole usage of runtimes by the projects that the caller has access to. Unused ones are left out. */
export const listRuntimeUsage = query({
  name: "usage.listRuntimes",
  title: "List the usage of runtimes",
  permission: "usage:read",
  allowed: { "project read, or any key": ({ runtimeId }) => [{ ids: [runtimeId] }] },
  target: () => ({ row: null, target: anywhere }),
  input: z.object({ ids: z.array(z.guid()).max(10_000) }),
  output: z.object({ data: z.array(runtimeUsage) }),
  run: async (ctx, { ids }) => {
    const { requests, errors, tokensIn, tokensOut } = daySums;
    const rows = await ctx.db
      .select({ runtimeId: usageDaily.runtimeId, requests, errors, tokensIn, tokensOut })
      .from(usageDaily)
      .where(
        and(
          eq(usageDaily.organizationId, ctx.organizationId),
          inArray(usageDaily.runtimeId, ids),
          isVisibleUsage(ctx, usageDaily.projectId),
        ),
      )
      .groupBy(usageDaily.runtimeId);
    return { data: rows.flatMap(({ runtimeId, ...sums }) => (runtimeId ? [{ runtimeId, ...sums }] : [])) };
  },
});
