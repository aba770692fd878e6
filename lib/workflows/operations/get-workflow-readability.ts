import { z } from "zod";
import { workflows } from "@/db/schema/index";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { isSigningSecretReadable } from "@/lib/outbox/signing-secret";
import { findWorkflowTarget } from "@/lib/workflows/workflow-target";

/** Returns whether the signing secret of a workflow can be decrypted. Deliveries fail otherwise. Its page shows it. */
export const getWorkflowReadability = query({
  name: "workflows.getReadability",
  title: "Get whether the signing secret of a workflow can be decrypted",
  permission: "workflows:read",
  allowed: { "project read": sampleId("workflowId") },
  target: (ctx, { id }) => findWorkflowTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: z.object({ readable: z.boolean() }),
  run: async (ctx, _input, { id }) => ({ readable: await isSigningSecretReadable(ctx, workflows, id) }),
});
