import { z } from "zod";
import { readJsonText } from "@/lib/core/input/body";
import { env } from "@/lib/env";
import type { ApiRequest, Endpoint } from "@/lib/http/route";
import { answerWith } from "@/lib/http/run-operation";
import { toWire } from "@/lib/http/wire-names";
import { jsonResponse } from "@/lib/net/json-response";
import { createOutbox } from "@/lib/outbox/outbox";
import { PAYLOAD_BYTES, triggerWorkflow } from "@/lib/workflows/operations/trigger-workflow";

/** Starts a run of a workflow with the body as its payload. An empty body counts as an empty object. */
export const triggerWorkflowEndpoint: Endpoint = {
  name: triggerWorkflow.name,
  title: triggerWorkflow.title,
  access: { scope: "workflows:trigger" },
  input: z.unknown().meta({ description: "The payload: any JSON of up to 64 KiB" }),
  output: triggerWorkflow.output,
  accepts: true,
  handle: (api) =>
    answerWith(api, { ...triggerWorkflow, read: readTrigger }, {}, async (ctx, input) => {
      const run = await triggerWorkflow.execute(ctx, input);
      // No process of our own looks for due deliveries there.
      if (env.onVercel) api.later(() => createOutbox(api.services).sendDue(() => false));
      return jsonResponse(toWire(triggerWorkflow.output, run), { status: 202 });
    }),
};

async function readTrigger({ request, params }: ApiRequest) {
  const payload = await readJsonText(request, PAYLOAD_BYTES);
  return { id: params.id, ...(payload && { payload }) };
}
