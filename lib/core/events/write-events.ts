import { and, eq } from "drizzle-orm";
import { deliveries, webhooks } from "@/db/schema";
import type { Context } from "@/lib/core/operations/context";
import { toChunks } from "@/lib/core/to-chunks";
import { type OrganizationEvent, toEventChoice } from "./event-types";
import { writeMails } from "./write-mails";

/** Writes events for each active webhook that chose them, and their e-mails, in the caller's transaction. */
export async function writeEvents(
  { db, organizationId, now }: Pick<Context, "db" | "organizationId" | "now">,
  events: readonly OrganizationEvent[],
) {
  if (events.length === 0) return;
  const chosen = await db
    .select({ id: webhooks.id, events: webhooks.events })
    .from(webhooks)
    .where(and(eq(webhooks.organizationId, organizationId), webhooks.active));
  const rows = chosen.flatMap((webhook) =>
    events
      .filter(({ type }) => webhook.events.includes(toEventChoice(type)))
      .map(({ type, data }) => ({
        organizationId,
        webhookId: webhook.id,
        type,
        body: JSON.stringify({ type, timestamp: now.toISOString(), data }),
      })),
  );
  for (const chunk of toChunks(rows)) await db.insert(deliveries).values(chunk);
  await writeMails({ db, organizationId }, events);
}
