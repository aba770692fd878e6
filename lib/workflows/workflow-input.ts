import { z } from "zod";
import { label, version } from "@/lib/core/input/codecs";
import { targetUrl } from "@/lib/outbox/target-url";

const settings = { name: label, targetUrl, active: z.boolean() };

export const createWorkflowInput = z.strictObject({
  ...settings,
  projectId: z.string().min(1, "Choose a project").max(100),
  active: settings.active.default(true),
});

export const updateWorkflowInput = z.strictObject({
  ...z.object(settings).partial().shape,
  id: z.string(),
  version,
});
