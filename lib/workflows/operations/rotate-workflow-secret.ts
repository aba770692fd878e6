import { z } from "zod";
import { workflows } from "@/db/schema";
import { updateRow } from "@/lib/core/changes/update-row";
import { version } from "@/lib/core/input/codecs";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { type RotatedSecret, rotateSigningSecret } from "@/lib/outbox/signing-secret";
import { findWorkflowTarget } from "@/lib/workflows/workflow-target";
import { type Workflow, workflowWithSecret } from "@/lib/workflows/workflow-view";
import { workflowEntity } from "@/lib/workflows/write-workflow";

type Rotated = Workflow & RotatedSecret;

/**
 * Replaces the signing secret of a workflow. All later attempts are signed with the new one, also those of earlier runs,
 * and for 24 hours with the one before, too.
 */
export const rotateWorkflowSecret = command({
  name: "workflows.rotateSecret",
  title: "Rotate the signing secret of a workflow",
  permission: "workflows:write",
  allowed: { "project write": sampleId("workflowId") },
  target: (ctx, { id }) => findWorkflowTarget(ctx, id),
  input: z.strictObject({ id: z.string(), version }),
  output: workflowWithSecret,

  run: async (ctx, input, workflow) => {
    const { signingSecret, patch } = await rotateSigningSecret(ctx, workflows, workflow.id);
    const rotated = await updateRow<typeof workflows, Rotated>(
      ctx,
      workflowEntity,
      workflow,
      input.version,
      patch,
    );
    return { ...rotated, signingSecret };
  },
});
