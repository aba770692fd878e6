import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { DELIVERY_STATUSES, deliveries } from "@/db/schema";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { runColumns, runView, toRun } from "@/lib/workflows/run-view";
import { findWorkflowTarget } from "@/lib/workflows/workflow-target";

/** Lists the runs of a workflow, newest first. */
export const listRuns = query({
  name: "workflowRuns.list",
  title: "List the runs of a workflow",
  permission: "workflows:read",
  allowed: { "project read": sampleId("workflowId") },
  target: (ctx, { id }) => findWorkflowTarget(ctx, id),
  input: z.object({ ...pageInput, id: z.string(), status: z.enum(DELIVERY_STATUSES).optional() }),
  output: pageSchema(runView),
  run: async (ctx, { limit, cursor, status }, workflow) => {
    const { after, order } = newestFirst(deliveries, cursor);
    const rows = await ctx.db
      .select(runColumns)
      .from(deliveries)
      .where(
        and(
          eq(deliveries.organizationId, ctx.organizationId),
          eq(deliveries.workflowId, workflow.id),
          status === undefined ? undefined : eq(deliveries.status, status),
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    return toPage(rows.map(toRun), limit);
  },
});
