import type { DataOf } from "@/components/ui/feedback/action";
import type { Result } from "@/lib/core/errors/action-result";
import type { getRun } from "@/lib/workflows/operations/get-run";

/** The fields that runs of workflows and events of webhooks have in common. */
export type Delivery = Pick<
  DataOf<typeof getRun>,
  "id" | "status" | "attempts" | "nextAttemptAt" | "payload" | "response" | "createdAt"
>;

/** A workflow or webhook, which receives deliveries. A webhook's URL stands for its name. */
export type Receiver = { id: string; version: number; name: string; active: boolean };

type Action<Input, Data> = (organization: string, input: Input) => Promise<Result<Data>>;

/** The server actions of a receiver. */
export type ReceiverActions = {
  update: Action<{ id: string; active?: boolean }, { active: boolean }>;
  remove: Action<{ id: string }, unknown>;
  rotateSecret: Action<{ id: string; version?: number }, { signingSecret: string | null }>;
};

/** The props of the controls of a receiver. `organization` is the slug. */
export type ReceiverProps = { organization: string; of: Receiver; actions: ReceiverActions };
