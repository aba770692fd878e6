import type { Context } from "@/lib/core/operations/context";
import type { EventType } from "./event-types";

/** An event of an organization. `data` has the names of the wire, and no secrets. */
export type OrganizationEvent = { type: EventType; data: Record<string, unknown> };

/**
 * Adds an event to the running command, which writes it for the webhooks of the organization in its transaction.
 * @throws Error outside of a command. Jobs use `writeEvents`.
 */
export function emitEvent({ transaction }: Pick<Context, "transaction">, event: OrganizationEvent) {
  if (!transaction) throw new Error(`${event.type} was emitted outside of a command`);
  transaction.events.push(event);
}
