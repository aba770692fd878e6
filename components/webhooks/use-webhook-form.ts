import type { z } from "zod";
import { useDraft } from "@/components/forms/use-draft";
import { useRestart } from "@/components/forms/use-restart";
import { useServerForm } from "@/components/forms/use-server-form";
import type { Result } from "@/lib/core/errors/action-result";
import type { EventChoice } from "@/lib/core/events/event-types";
import { createWebhookInput } from "@/lib/webhooks/webhook-input";

/** The values of a webhook's form. */
export type Draft = { url: string; events: EventChoice[] };

type Options<Data> = {
  start: Draft;
  /** The version of the edited webhook. When it changes, the form restarts. */
  version?: number;
  run: (filled: Draft, token: string) => Promise<Result<Data>>;
  onDone: (data: Data) => void;
};

/** Creates the form of a webhook. */
export function useWebhookForm<Data>({ start, version, run, onDone }: Options<Data>) {
  const server = useServerForm<Draft, z.input<typeof createWebhookInput>, Data>({
    defaultValues: start,
    schema: createWebhookInput,
    toInput: ({ url, events }) => ({ url, events }),
    send: ({ url, events }, token) => run({ url, events }, token),
    onDone,
  });
  const restart = useRestart(server, start, version);
  return { ...server, ...useDraft(server), restart };
}

export type WebhookForm = ReturnType<typeof useWebhookForm<unknown>>;
