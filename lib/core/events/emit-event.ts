import type { Context } from "@/lib/core/operations/context";
import type { OrganizationEvent } from "./event-types";

/**
 * Adds an event to the running command, which writes it for the webhooks of the organization in its transaction.
 * @throws Error outside of a command. Jobs use `writeEvents`.
 */
export function emitEvent({ transaction }: Pick<Context, "transaction">, event: OrganizationEvent) {
  if (!transaction) throw new Error(`${event.type} was emitted outside of a command`);
  transaction.events.push(event);
}
