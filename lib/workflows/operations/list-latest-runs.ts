import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { deliveries, workflows } from "@/db/schema";
import { newestFirst } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { runColumns, runView, toRun } from "@/lib/workflows/run-view";
import { visibleWorkflows } from "@/lib/workflows/workflow-target";

/** Lists the latest run of each of the given workflows that has one. */
export const listLatestRuns = query({
  name: "workflowRuns.listLatest",
  title: "List the latest runs of workflows",
  permission: "workflows:read",
  allowed: { "project read": ({ workflowId }) => [{ workflowIds: [workflowId] }] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({ workflowIds: z.array(z.guid()).max(100) }),
  output: z.array(runView),
  run: async (ctx, { workflowIds }) => {
    const latest = ctx.db
      .select(runColumns)
      .from(deliveries)
      .where(eq(deliveries.workflowId, workflows.id))
      .orderBy(...newestFirst(deliveries, undefined).order)
      .limit(1)
      .as("latest");
    const own = eq(workflows.organizationId, ctx.organizationId);
    const rows = await ctx.db
      .select({
        id: latest.id,
        status: latest.status,
        attempts: latest.attempts,
        dueAt: latest.dueAt,
        body: latest.body,
        response: latest.response,
        createdAt: latest.createdAt,
        workflowId: latest.workflowId,
        startedBy: latest.startedBy,
      })
      .from(workflows)
      .innerJoinLateral(latest, eq(latest.workflowId, workflows.id))
      .where(and(own, inArray(workflows.id, workflowIds), visibleWorkflows(ctx)));
    return rows.map(toRun);
  },
});
