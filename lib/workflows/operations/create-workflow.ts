import { randomUUID } from "node:crypto";
import { workflows } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { command } from "@/lib/core/operations/operation";
import { findNamedProject } from "@/lib/organizations/tree-targets";
import { issueSigningSecret } from "@/lib/outbox/signing-secret";
import { checkTargetUrl } from "@/lib/outbox/target-url";
import { createWorkflowInput } from "@/lib/workflows/workflow-input";
import { findWorkflowTarget } from "@/lib/workflows/workflow-target";
import { workflowColumns, workflowWithSecret } from "@/lib/workflows/workflow-view";
import { workflowConstraints, workflowEntity } from "@/lib/workflows/write-workflow";

/** Creates a workflow of a project. No other response contains its signing secret. */
export const createWorkflow = command({
  name: "workflows.create",
  title: "Create a workflow",
  permission: "workflows:write",
  allowed: {
    "project write": ({ projectId }) => [
      { name: "Sample", projectId, targetUrl: "https://sample.example/hook" },
    ],
  },
  target: (ctx, { projectId }) => findNamedProject(ctx, projectId, "projectId"),
  input: createWorkflowInput,
  output: workflowWithSecret,

  replay: {
    recordOf: ({ id }) => id,
    answer: async (ctx, id) => {
      const { row } = await findWorkflowTarget(ctx, id);
      return { ...row, signingSecret: null, replayed: true } as const;
    },
  },
  run: async (ctx, input, project) => {
    checkTargetUrl(ctx, input.targetUrl, "targetUrl");
    const owner = { organizationId: ctx.organizationId, id: randomUUID() };
    const { signingSecret, sealedSecret } = issueSigningSecret(ctx, owner.id);
    const [workflow] = await mapConstraintErrors(
      ctx.db
        .insert(workflows)
        .values({ ...input, ...owner, projectId: project.id, sealedSecret })
        .returning(workflowColumns)
        .execute(),
      workflowConstraints,
    );
    if (!workflow) throw new Error("The workflow was not written");
    const after = workflowEntity.visible(workflow);
    recordChange(ctx, { subject: `workflow:${workflow.id}`, name: workflow.name, before: null, after });
    return { ...workflow, signingSecret };
  },
});
