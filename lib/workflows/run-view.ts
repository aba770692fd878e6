import { z } from "zod";
import { deliveries } from "@/db/schema/index";
import { deliveryColumns, deliveryFields, toDeliveryFields } from "@/lib/outbox/delivery-view";

export const runColumns = {
  ...deliveryColumns,
  workflowId: deliveries.workflowId,
  startedBy: deliveries.startedBy,
};

const { id, ...fields } = deliveryFields;

/** A run of a workflow. */
export const runView = z.object({
  id,
  workflowId: z.string(),
  keyId: z.string().nullable().meta({ description: "The key that started the run, null for a person" }),
  ...fields,
});

export type Run = z.output<typeof runView>;

type Row = Parameters<typeof toDeliveryFields>[0] &
  Pick<typeof deliveries.$inferSelect, "workflowId" | "startedBy">;

/** Maps a delivery of a workflow to its run. */
export const toRun = ({ workflowId, startedBy, ...delivery }: Row): Run => ({
  ...toDeliveryFields(delivery),
  workflowId: workflowId ?? "",
  keyId: startedBy?.startsWith(KEY) ? startedBy.slice(KEY.length) : null,
});

const KEY = "key:";
