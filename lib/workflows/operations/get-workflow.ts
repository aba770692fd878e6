import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { findWorkflowTarget } from "@/lib/workflows/workflow-target";
import { workflowView } from "@/lib/workflows/workflow-view";

export const getWorkflow = query({
  name: "workflows.get",
  title: "Get a workflow",
  permission: "workflows:read",
  allowed: { "project read": sampleId("workflowId") },
  target: (ctx, { id }) => findWorkflowTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: workflowView,
  run: async (_ctx, _input, workflow) => workflow,
});
