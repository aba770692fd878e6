import type { z } from "zod";
import { type DialogOptions, useResourceForm } from "@/components/forms/use-resource-form";
import type { EventChoice } from "@/lib/core/events/event-types";
import { createWebhookInput } from "@/lib/webhooks/webhook-input";

/** The values of a webhook's form. */
export type Draft = { url: string; events: EventChoice[] };

export type Input = z.input<typeof createWebhookInput>;

/** Creates the form of a webhook. */
export const useWebhookForm = <Data>(options: DialogOptions<Draft, Input, Data>) =>
  useResourceForm({
    ...options,
    schema: createWebhookInput,
    toInput: ({ url, events }: Draft): Input => ({ url, events }),
  });
