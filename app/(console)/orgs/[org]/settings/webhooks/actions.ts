import {
  createWebhook,
  deleteWebhook,
  redeliverEvent,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
} from "@/app/actions/webhooks";
import type { WebhookActions } from "@/components/webhooks/types";

/** The server actions of webhooks, which pages pass to components. */
export const actions: WebhookActions = {
  create: createWebhook,
  update: updateWebhook,
  remove: deleteWebhook,
  rotateSecret: rotateWebhookSecret,
  test: testWebhook,
  redeliver: redeliverEvent,
};
