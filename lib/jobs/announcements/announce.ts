import { and, eq, exists, notExists, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import { eventMarks, organizations } from "@/db/schema";
import type { OrganizationEvent } from "@/lib/core/events/event-types";
import { writeEvents } from "@/lib/core/events/write-events";

/** An event that is sent once. `mark` identifies it within its organization. */
export type Announcement = { organizationId: string; mark: string; event: OrganizationEvent };

/** Returns the condition that an organization is active and has no event with a mark, both given as SQL. */
export function isUnannounced(db: Database, organizationId: AnyPgColumn, mark: SQL) {
  const one = { one: sql`1` };
  const isActive = and(eq(organizations.id, organizationId), eq(organizations.status, "active"));
  const isMarked = and(eq(eventMarks.organizationId, organizationId), eq(eventMarks.mark, mark));
  return and(
    exists(db.select(one).from(organizations).where(isActive)),
    notExists(db.select(one).from(eventMarks).where(isMarked)),
  );
}

/** Writes the events that were not written before. */
export async function announce(
  { db, now }: { db: Database; now: Date },
  announcements: readonly Announcement[],
): Promise<void> {
  if (announcements.length === 0) return;
  const marked = await db
    .insert(eventMarks)
    .values(announcements.map(({ organizationId, mark }) => ({ organizationId, mark })))
    .onConflictDoNothing()
    .returning({ mark: eventMarks.mark });
  const fresh = new Set(marked.map(({ mark }) => mark));
  const events = new Map<string, OrganizationEvent[]>();
  for (const { organizationId, mark, event } of announcements) {
    if (fresh.has(mark)) events.set(organizationId, [...(events.get(organizationId) ?? []), event]);
  }
  for (const [organizationId, own] of events) await writeEvents({ db, organizationId, now }, own);
}
