import { and, eq, or } from "drizzle-orm";
import { z } from "zod";
import { storageUnits } from "@/db/schema";
import { containsText } from "@/lib/core/input/contains-text";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { visibleStorageUnits } from "@/lib/storage/storage-unit-target";
import { storageUnitColumns, storageUnitView } from "@/lib/storage/storage-unit-view";

/** Lists storage units, newest first. A search is for a part of the name or of the bucket. */
export const listStorageUnits = query({
  name: "storageUnits.list",
  title: "List storage units",
  permission: "runtimes:read",
  allowed: { "project read": ({ workspaceId }) => [{}, { workspaceId }] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({
    ...pageInput,
    workspaceId: z.guid().optional(),
    search: z.string().trim().max(200).optional(),
  }),
  output: pageSchema(storageUnitView),
  run: async (ctx, { limit, cursor, workspaceId, search }) => {
    const { after, order } = newestFirst(storageUnits, cursor);
    const rows = await ctx.db
      .select(storageUnitColumns)
      .from(storageUnits)
      .where(
        and(
          eq(storageUnits.organizationId, ctx.organizationId),
          workspaceId === undefined ? undefined : eq(storageUnits.workspaceId, workspaceId),
          search
            ? or(containsText(storageUnits.name, search), containsText(storageUnits.bucket, search))
            : undefined,
          await visibleStorageUnits(ctx),
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    return toPage(rows, limit);
  },
});
