import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { runtimes } from "@/db/schema";
import { containsText } from "@/lib/core/input/contains-text";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { visibleRuntimes } from "@/lib/runtimes/runtime-target";
import { runtimeColumns, runtimeView } from "@/lib/runtimes/runtime-view";

export const listRuntimes = query({
  name: "runtimes.list",
  title: "List runtimes",
  permission: "runtimes:read",
  allowed: { "project read": ({ workspaceId }) => [{}, { workspaceId }] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({
    ...pageInput,
    workspaceId: z.guid().optional(),
    search: z.string().trim().max(200).optional(),
  }),
  output: pageSchema(runtimeView),
  run: async (ctx, { limit, cursor, workspaceId, search }) => {
    const { after, order } = newestFirst(runtimes, cursor);
    const rows = await ctx.db
      .select(runtimeColumns)
      .from(runtimes)
      .where(
        and(
          eq(runtimes.organizationId, ctx.organizationId),
          workspaceId === undefined ? undefined : eq(runtimes.workspaceId, workspaceId),
          search ? containsText(runtimes.name, search) : undefined,
          await visibleRuntimes(ctx),
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    return toPage(rows, limit);
  },
});
