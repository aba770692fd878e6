import { and, eq, inArray, or } from "drizzle-orm";
import { z } from "zod";
import { projects } from "@/db/schema";
import { containsText } from "@/lib/core/input/contains-text";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { visibleProjects } from "@/lib/organizations/tree-targets";
import { projectColumns, projectView } from "@/lib/organizations/tree-views";

export const listProjects = query({
  name: "projects.list",
  title: "List projects",
  permission: "projects:read",
  allowed: { "project read": ({ workspaceId }) => [{}, { workspaceId: [workspaceId] }] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({
    ...pageInput,
    workspaceId: z.array(z.guid()).max(100).optional(),
    id: z.array(z.guid()).max(100).optional(),
    search: z.string().trim().max(200).optional(),
  }),
  output: pageSchema(projectView),
  run: async (ctx, { limit, cursor, workspaceId, id, search }) => {
    const { after, order } = newestFirst(projects, cursor);
    const rows = await ctx.db
      .select(projectColumns)
      .from(projects)
      .where(
        and(
          eq(projects.organizationId, ctx.organizationId),
          workspaceId && inArray(projects.workspaceId, workspaceId),
          id && inArray(projects.id, id),
          search ? or(containsText(projects.name, search), containsText(projects.slug, search)) : undefined,
          visibleProjects(ctx),
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    return toPage(rows, limit);
  },
});
