import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { workflows } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { deletedView } from "@/lib/organizations/tree-views";
import { findWorkflowTarget } from "@/lib/workflows/workflow-target";
import { workflowEntity } from "@/lib/workflows/write-workflow";

/** Deletes a workflow with its runs. Runs that are not delivered yet are dropped. */
export const deleteWorkflow = command({
  name: "workflows.delete",
  title: "Delete a workflow",
  permission: "workflows:write",
  allowed: { "project write": sampleId("workflowId") },
  target: (ctx, { id }) => findWorkflowTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: deletedView,

  run: async (ctx, _input, workflow) => {
    await ctx.db
      .delete(workflows)
      .where(and(eq(workflows.organizationId, ctx.organizationId), eq(workflows.id, workflow.id)));
    const before = workflowEntity.visible(workflow);
    recordChange(ctx, { subject: `workflow:${workflow.id}`, name: workflow.name, before, after: null });
    return { id: workflow.id, deleted: true } as const;
  },
});
