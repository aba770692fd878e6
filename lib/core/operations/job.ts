import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "@/db/client";
import { jobs } from "@/db/schema";
import { databaseNow } from "@/lib/core/changes/audit-trail";
import type { Logger } from "@/lib/core/log";
import type { Keyring } from "./context";

/** Background work in batches. After a restart, it continues where it stopped. */
export type Job = {
  name: string;
  /** The title for people: "Delete expired records". */
  title: string;
  /**
   * Runs the next batch and saves the progress in one transaction. Only one process runs a batch at a time.
   * Starts a new run when it is due.
   */
  runBatch: (services: JobServices) => Promise<BatchResult>;
};

/** The services that a job uses. */
export type JobServices = { db: Database; log: Logger; keyring: Pick<Keyring, "master"> };

/** `busy`: another process runs a batch. `not_due`: the next run starts later. */
export type BatchResult = "more" | "finished" | "busy" | "not_due";

export type JobProgress = {
  /** The number of items that the run has processed. The job defines the unit. */
  processed: number;
  startedAt: Date | null;
  /** Null while a run is in progress. */
  finishedAt: Date | null;
};

type Definition<Cursor extends z.ZodType> = Pick<Job, "name" | "title"> & {
  /** The time from the start of one run to the start of the next, in milliseconds. 0: a run is always due. */
  everyMs: number;
  /** The schema of the batch start. A stored cursor that does not match it restarts the run. */
  cursor: Cursor;
  start: z.output<Cursor>;
  /** Processes one batch. `next` is null after the last one. */
  step: (
    ctx: JobServices & { now: Date },
    cursor: z.output<Cursor>,
  ) => Promise<{ processed: number; next: z.output<Cursor> | null }>;
};

/** Creates a job from its definition. */
export function job<Cursor extends z.ZodType>(definition: Definition<Cursor>): Job {
  const { name, title, everyMs, cursor, start, step } = definition;
  return {
    name,
    title,
    runBatch: async ({ db: outer, ...services }) => {
      await outer.insert(jobs).values({ name }).onConflictDoNothing();
      return outer.transaction(async (db) => {
        const [row] = await db
          .select({ ...progressColumns, cursor: jobs.cursor, now: databaseNow })
          .from(jobs)
          .where(eq(jobs.name, name))
          .for("update", { skipLocked: true });
        if (!row) return "busy";
        const { now } = row;
        const isRunning = row.startedAt !== null && row.finishedAt === null;
        if (!isRunning && row.startedAt && now.getTime() - row.startedAt.getTime() < everyMs)
          return "not_due";
        const stored = cursor.safeParse(row.cursor);
        const from = isRunning && stored.success ? stored.data : start;
        const { processed, next } = await step({ ...services, db, now }, from);
        await db
          .update(jobs)
          .set({
            cursor: next,
            processed: processed + (isRunning ? row.processed : 0),
            startedAt: isRunning ? row.startedAt : now,
            finishedAt: next === null ? now : null,
          })
          .where(eq(jobs.name, name));
        return next === null ? "finished" : "more";
      });
    },
  };
}

const progressColumns = {
  processed: jobs.processed,
  startedAt: jobs.startedAt,
  finishedAt: jobs.finishedAt,
};

/** Returns the progress of a job's running or last run, null before the first run. */
export async function findJobProgress(
  db: Database,
  { name }: Pick<Job, "name">,
): Promise<JobProgress | null> {
  const [row] = await db.select(progressColumns).from(jobs).where(eq(jobs.name, name));
  return row?.startedAt ? row : null;
}
