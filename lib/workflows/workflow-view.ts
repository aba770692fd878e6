import { z } from "zod";
import { workflows } from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";

export const workflowColumns = {
  id: workflows.id,
  version: workflows.version,
  projectId: workflows.projectId,
  name: workflows.name,
  targetUrl: workflows.targetUrl,
  active: workflows.active,
  createdAt: workflows.createdAt,
  updatedAt: workflows.updatedAt,
};

export const workflowView = z.object({
  id: z.string(),
  version: z.int(),
  projectId: z.string(),
  name: z.string(),
  targetUrl: z.string(),
  active: z.boolean(),
  createdAt: time,
  updatedAt: time,
});

export type Workflow = z.output<typeof workflowView>;

/**
 * A workflow with its new signing secret. No other response contains the secret. It is null when the request is a
 * replay.
 */
export const workflowWithSecret = workflowView.extend({
  signingSecret: z.string().nullable().meta({ description: "`whsec_…`, shown once" }),
  replayed: z.literal(true).optional(),
});
