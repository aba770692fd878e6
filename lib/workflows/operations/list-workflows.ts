import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { workflows } from "@/db/schema";
import { containsText } from "@/lib/core/input/contains-text";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { findNamedProjects } from "@/lib/organizations/tree-targets";
import { visibleWorkflows } from "@/lib/workflows/workflow-target";
import { workflowColumns, workflowView } from "@/lib/workflows/workflow-view";

/** Lists workflows, newest first. A search is for a part of the name. */
export const listWorkflows = query({
  name: "workflows.list",
  title: "List workflows",
  permission: "workflows:read",
  allowed: { "project read": () => [{}] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({
    ...pageInput,
    projectId: z.string().max(100).optional(),
    search: z.string().trim().max(200).optional(),
  }),
  output: pageSchema(workflowView),
  run: async (ctx, { limit, cursor, projectId, search }) => {
    const { after, order } = newestFirst(workflows, cursor);
    const [named] = projectId === undefined ? [] : await findNamedProjects(ctx, [projectId], "projectId");
    const rows = await ctx.db
      .select(workflowColumns)
      .from(workflows)
      .where(
        and(
          eq(workflows.organizationId, ctx.organizationId),
          named === undefined ? undefined : eq(workflows.projectId, named),
          search ? containsText(workflows.name, search) : undefined,
          visibleWorkflows(ctx),
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    return toPage(rows, limit);
  },
});
