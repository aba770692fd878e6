import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { runView } from "@/lib/workflows/run-view";
import { findRunTarget } from "@/lib/workflows/workflow-target";

export const getRun = query({
  name: "workflowRuns.get",
  title: "Get a run",
  permission: "workflows:read",
  allowed: { "project read": sampleId("runId") },
  target: (ctx, { id }) => findRunTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: runView,
  run: async (_ctx, _input, run) => run,
});
