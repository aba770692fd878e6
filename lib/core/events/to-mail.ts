import type { OrganizationEvent } from "./event-types";

/** The subject and the text of an e-mail. */
export type Mail = { subject: string; text: string };

type Named = { name: string };

/** Returns the e-mail that tells owners and admins about an event, null for events that they get no e-mail of. */
export function toMail({ type, data }: OrganizationEvent): Mail | null {
  const { key, budget, days, threshold, leak } = data as {
    key: Named & { prefix: string; expires_at: string };
    budget: { owner: Named & { type: string }; spent: string; limit: string; unit: string; period: string };
    days: number;
    threshold: number;
    leak: { location: string | null; reaction: string };
  };
  if (type === "key.expiring") {
    return {
      subject: `The key ${key.name} expires within ${days === 1 ? "a day" : `${days} days`}`,
      text: `The key ${key.name} (${key.prefix}) expires at ${key.expires_at}. Move its expiry or replace it before then.`,
    };
  }
  if (type === "key.leaked") {
    const place = leak.location ? ` at ${leak.location}` : "";
    return {
      subject: `The key ${key.name} was reported as leaked`,
      text: `The key ${key.name} (${key.prefix}) was found${place}. Keystead's reaction: ${leak.reaction}. Rotate it, and check its recent requests.`,
    };
  }
  if (type !== "budget.threshold") return null;
  const { owner, spent, limit, unit, period } = budget;
  const amount = unit === "usd" ? `$${spent} of $${limit}` : `${spent} of ${limit} tokens`;
  return {
    subject: `A budget of ${owner.name} reached ${threshold} %`,
    text: `The budget of the ${owner.type} ${owner.name} has spent ${amount} (period: ${period}). At 100 % its calls are refused.`,
  };
}
