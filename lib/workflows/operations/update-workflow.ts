import { updateRow } from "@/lib/core/changes/update-row";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { checkTargetUrl } from "@/lib/outbox/target-url";
import { updateWorkflowInput } from "@/lib/workflows/workflow-input";
import { findWorkflowTarget } from "@/lib/workflows/workflow-target";
import { workflowView } from "@/lib/workflows/workflow-view";
import { workflowConstraints, workflowEntity } from "@/lib/workflows/write-workflow";

/** Updates the given fields. An inactive workflow takes no new runs. Those that it took are still delivered. */
export const updateWorkflow = command({
  name: "workflows.update",
  title: "Update a workflow",
  permission: "workflows:write",
  allowed: { "project write": sampleId("workflowId", { name: "Sample" }) },
  target: (ctx, { id }) => findWorkflowTarget(ctx, id),
  input: updateWorkflowInput,
  output: workflowView,
  run: (ctx, { id: _id, version, ...patch }, workflow) => {
    checkTargetUrl(ctx, patch.targetUrl, "targetUrl");
    return mapConstraintErrors(updateRow(ctx, workflowEntity, workflow, version, patch), workflowConstraints);
  },
});
