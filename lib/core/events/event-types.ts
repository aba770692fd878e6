/** The events of an organization that webhooks choose from, in the order of forms. */
export const EVENTS = [
  { type: "key.created", label: "A key was created" },
  { type: "key.rotated", label: "The secret of a key was rotated" },
  { type: "key.revoked", label: "A key was revoked" },
  { type: "key.leaked", label: "A key was reported as leaked" },
  { type: "key.expiring", label: "A key expires in 30, 7 or 1 days" },
  { type: "credential.failing", label: "A provider refuses a credential" },
  { type: "budget.threshold", label: "A budget reached 80, 95 or 100 %" },
  { type: "audit.*", label: "Every entry of the audit log" },
] as const;

/** A choice of a webhook. `audit.*` stands for all types that begin with `audit.`. */
export type EventChoice = (typeof EVENTS)[number]["type"];

/** The type of an event: a choice, or `audit.` and the action of an entry. */
export type EventType = Exclude<EventChoice, "audit.*"> | `audit.${string}`;

/** An event of an organization. `data` has the names of the wire, and no secrets. */
export type OrganizationEvent = { type: EventType; data: Record<string, unknown> };

/** Returns the choice that an event belongs to. */
export const toEventChoice = (type: EventType): EventChoice =>
  EVENTS.find((event) => event.type === type)?.type ?? "audit.*";
