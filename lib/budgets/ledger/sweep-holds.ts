import { sql } from "drizzle-orm";
import { z } from "zod";
import { job } from "@/lib/core/operations/job";

const MINUTE_MS = 60_000;
const BATCH_BUDGETS = 100;

/** Releases expired holds every minute, and deletes those that were released a week ago. */
export const sweepHolds = job({
  name: "budgets.sweepHolds",
  title: "Release expired holds",
  everyMs: MINUTE_MS,
  cursor: z.null(),
  start: null,

  step: async ({ db }) => {
    const swept = sql<number>`sweep_holds(${BATCH_BUDGETS})`.mapWith(Number);
    const [row] = await db.select({ swept }).from(sql`(select 1) one`);
    return { processed: row?.swept ?? 0, next: null };
  },
});
