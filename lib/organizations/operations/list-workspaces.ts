import { and, eq, inArray, or } from "drizzle-orm";
import { z } from "zod";
import { workspaces } from "@/db/schema";
import { containsText } from "@/lib/core/input/contains-text";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { visibleWorkspaces } from "@/lib/organizations/tree-targets";
import { workspaceColumns, workspaceView } from "@/lib/organizations/tree-views";

export const listWorkspaces = query({
  name: "workspaces.list",
  title: "List workspaces",
  permission: "projects:read",
  allowed: { "workspace read": () => [{}] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({
    ...pageInput,
    id: z.array(z.guid()).max(100).optional(),
    search: z.string().trim().max(200).optional(),
  }),
  output: pageSchema(workspaceView),
  run: async (ctx, { limit, cursor, id, search }) => {
    const { after, order } = newestFirst(workspaces, cursor);
    const rows = await ctx.db
      .select(workspaceColumns)
      .from(workspaces)
      .where(
        and(
          eq(workspaces.organizationId, ctx.organizationId),
          id && inArray(workspaces.id, id),
          search
            ? or(containsText(workspaces.name, search), containsText(workspaces.slug, search))
            : undefined,
          visibleWorkspaces(ctx),
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    return toPage(rows, limit);
  },
});
