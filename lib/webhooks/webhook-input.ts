import { z } from "zod";
import { EVENTS } from "@/lib/core/events/event-types";
import { version } from "@/lib/core/input/codecs";
import { targetUrl } from "@/lib/outbox/target-url";

const settings = {
  url: targetUrl,
  events: z
    .array(z.enum(EVENTS.map(({ type }) => type)))
    .min(1, "Choose at least one event")
    .max(EVENTS.length * 2)
    .overwrite((chosen) => [...new Set(chosen)]),
  active: z.boolean(),
};

export const createWebhookInput = z.strictObject({ ...settings, active: settings.active.default(true) });

export const updateWebhookInput = z.strictObject({
  ...z.object(settings).partial().shape,
  id: z.string(),
  version,
});
