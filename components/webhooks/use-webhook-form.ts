import type { z } from "zod";
import type { ApiRequest } from "@/components/forms/api-request";
import { useResourceForm } from "@/components/forms/use-resource-form";
import type { Result } from "@/lib/core/errors/action-result";
import type { EventChoice } from "@/lib/core/events/event-types";
import { createWebhookInput } from "@/lib/webhooks/webhook-input";

/** The values of a webhook's form. */
export type Draft = { url: string; events: EventChoice[] };

type Input = z.input<typeof createWebhookInput>;

type Options<Data> = {
  request: ApiRequest<Input>;
  start: Draft;
  /** The version of the edited webhook. When it changes, the form restarts. */
  version?: number;
  run: (filled: Draft, token: string) => Promise<Result<Data>>;
  onDone: (data: Data) => void;
};

/** Creates the form of a webhook. */
export function useWebhookForm<Data>({ run, ...options }: Options<Data>) {
  return useResourceForm<Draft, Input, Data>({
    ...options,
    schema: createWebhookInput,
    toInput: ({ url, events }) => ({ url, events }),
    send: ({ url, events }, token) => run({ url, events }, token),
  });
}
