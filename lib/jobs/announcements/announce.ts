import type { Database } from "@/db/client";
import { eventMarks } from "@/db/schema";
import type { OrganizationEvent } from "@/lib/core/events/event-types";
import { writeEvents } from "@/lib/core/events/write-events";

/** An event that is sent once. `mark` identifies it within its organization. */
export type Announcement = { organizationId: string; mark: string; event: OrganizationEvent };

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
  for (const { organizationId, mark, event } of announcements) {
    if (fresh.has(mark)) await writeEvents({ db, organizationId, now }, [event]);
  }
}
