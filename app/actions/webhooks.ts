"use server";

import { action } from "@/lib/next/action";
import { createWebhook as create } from "@/lib/webhooks/operations/create-webhook";
import { deleteWebhook as remove } from "@/lib/webhooks/operations/delete-webhook";
import { redeliverEvent as redeliver } from "@/lib/webhooks/operations/redeliver-event";
import { rotateWebhookSecret as rotateSecret } from "@/lib/webhooks/operations/rotate-webhook-secret";
import { testWebhook as test } from "@/lib/webhooks/operations/test-webhook";
import { updateWebhook as update } from "@/lib/webhooks/operations/update-webhook";

export const createWebhook = action(create);
export const updateWebhook = action(update);
export const deleteWebhook = action(remove);
export const rotateWebhookSecret = action(rotateSecret);
export const testWebhook = action(test);
export const redeliverEvent = action(redeliver);
