import { z } from "zod";
import { updateRow } from "@/lib/core/changes/update-row";
import { version } from "@/lib/core/input/codecs";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { issueSigningSecret } from "@/lib/outbox/signing-secret";
import { findWorkflowTarget } from "@/lib/workflows/workflow-target";
import { type Workflow, workflowWithSecret } from "@/lib/workflows/workflow-view";
import { workflowEntity } from "@/lib/workflows/write-workflow";

/**
 * Replaces the signing secret of a workflow. All later attempts are signed with the new one, also those of earlier
 * runs.
 */
export const rotateWorkflowSecret = command({
  name: "workflows.rotateSecret",
  title: "Rotate the signing secret of a workflow",
  permission: "workflows:write",
  allowed: { "project write": sampleId("workflowId") },
  target: (ctx, { id }) => findWorkflowTarget(ctx, id),
  input: z.strictObject({ id: z.string(), version }),
  output: workflowWithSecret,

  run: async (ctx, input, workflow: Workflow & { sealedSecret?: string }) => {
    const { signingSecret, ...patch } = issueSigningSecret(ctx, workflow.id);
    const { sealedSecret: _, ...rotated } = await updateRow(
      ctx,
      workflowEntity,
      workflow,
      input.version,
      patch,
    );
    return { ...rotated, signingSecret };
  },
});
