import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { redeliver } from "@/lib/outbox/redeliver";
import { runView } from "@/lib/workflows/run-view";
import { findRunTarget } from "@/lib/workflows/workflow-target";

/**
 * Delivers a run again, with the same id and payload.
 * @throws CONFLICT (`delivering`) during an attempt.
 */
export const redeliverRun = command({
  name: "workflowRuns.redeliver",
  title: "Redeliver a run",
  permission: "workflows:write",
  allowed: { "project write": sampleId("runId") },
  target: (ctx, { id }) => findRunTarget(ctx, id),
  input: z.strictObject({ id: z.string() }),
  output: runView,
  run: async (ctx, { id }, run) => {
    await redeliver(ctx, run, "workflow_run");
    return (await findRunTarget(ctx, id)).row;
  },
});
