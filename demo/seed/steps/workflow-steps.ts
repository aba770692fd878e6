import type { Step } from "@/demo/seed/plans/story";
import { createWorkflow } from "@/lib/workflows/operations/create-workflow";
import { triggerWorkflow } from "@/lib/workflows/operations/trigger-workflow";

const DIGEST = "Weekly digest";

/** Returns the steps that create a workflow and start a run of it. Its target is the stand-in at `origin`. */
export const workflowSteps = (origin: string): Step[] => [
  {
    daysAgo: 33,
    by: "jonas",
    operation: createWorkflow,
    makes: DIGEST,
    input: (idOf) => ({
      name: DIGEST,
      projectId: idOf("Support copilot"),
      targetUrl: `${origin}/hooks/weekly-digest`,
    }),
  },
  {
    daysAgo: 0,
    by: "jonas",
    operation: triggerWorkflow,
    input: (idOf) => ({
      id: idOf(DIGEST),
      payload: '{ "week": 48, "recipients": ["support@fernhill.example"] }',
    }),
  },
];
