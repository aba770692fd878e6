import type { DataOf } from "@/components/ui/action";
import type { getRun } from "@/lib/workflows/operations/get-run";

/** The fields that runs of workflows and events of webhooks have in common. */
export type Delivery = Pick<
  DataOf<typeof getRun>,
  "id" | "status" | "attempts" | "nextAttemptAt" | "payload" | "response" | "createdAt"
>;
