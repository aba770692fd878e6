import { z } from "zod";
import { deliveries } from "@/db/schema";
import { AppError, invalidField } from "@/lib/core/errors/errors";
import { refuseUnstorable } from "@/lib/core/input/body";
import { looksLikeSecret } from "@/lib/core/input/key-shape";
import { sampleId } from "@/lib/core/operations/allowed";
import { formatActor } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { findWorkflowTarget } from "@/lib/workflows/workflow-target";

/** The most bytes of a payload. */
export const PAYLOAD_BYTES = 64 * 1024;

/**
 * Starts a run of a workflow: its payload is sent to the target URL as it stands. The run is written in the same
 * transaction as the answer to the Idempotency-Key, and delivered after it.
 * @throws CONFLICT (`inactive`) when the workflow is inactive.
 */
export const triggerWorkflow = command({
  name: "workflows.trigger",
  title: "Trigger a workflow",
  permission: "workflows:trigger",
  allowed: { "project write": sampleId("workflowId") },
  target: (ctx, { id }) => findWorkflowTarget(ctx, id),
  /** `payload` is JSON text. */
  input: z.strictObject({ id: z.string(), payload: z.string().default("{}") }),
  output: z.object({ runId: z.string(), replayed: z.literal(true).optional() }),

  replay: {
    recordOf: ({ runId }) => runId,
    answer: async (_ctx, runId) => ({ runId, replayed: true }) as const,
  },
  run: async (ctx, { payload }, workflow) => {
    if (!workflow.active) throw inactive();
    checkPayload(payload);
    ctx.reportUse?.({ projectId: workflow.projectId });
    const [run] = await ctx.db
      .insert(deliveries)
      .values({
        organizationId: ctx.organizationId,
        workflowId: workflow.id,
        body: payload,
        startedBy: formatActor(ctx.actor),
      })
      .returning({ id: deliveries.id });
    if (!run) throw new Error("The run was not written");
    return { runId: run.id };
  },
});

const inactive = () =>
  new AppError("CONFLICT", {
    message: "This workflow is inactive",
    reason: "inactive",
    headers: { "x-should-retry": "false" },
  });

/**
 * Checks a payload.
 * @throws PAYLOAD_TOO_LARGE when it has more than 64 KiB.
 * @throws INVALID_REQUEST when it is not JSON, or contains an API key, since payloads are stored and shown.
 */
function checkPayload(payload: string) {
  if (Buffer.byteLength(payload) > PAYLOAD_BYTES) {
    throw new AppError("PAYLOAD_TOO_LARGE", { message: "A payload has at most 64 KiB", param: "payload" });
  }
  if (looksLikeSecret(payload)) throw invalidField("payload", "Contains an API key");
  refuseUnstorable(parseJson(payload));
}

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    throw invalidField("payload", "Enter valid JSON");
  }
}
