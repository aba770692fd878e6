import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "@/db/client";
import { jobs } from "@/db/schema";
import { databaseNow } from "./audit-trail";
import type { Logger } from "./log";

/** Background work in batches that continues after a restart where it stopped. */
export type Job = {
  name: string;
  /** What it does, as people read it: "Delete expired records". */
  title: string;
  /**
   * Runs the next batch in one transaction with its progress: after a crash the batch is either done and counted, or
   * neither. Of several processes one runs a batch at a time. Starts a new run when the last one began long enough ago.
   */
  runBatch: (services: JobServices) => Promise<BatchResult>;
};

/** What a job runs with. */
export type JobServices = { db: Database; log: Logger };

/** `busy`: another process runs a batch. `not_due`: the next run starts later. */
export type BatchResult = "more" | "finished" | "busy" | "not_due";

export type JobProgress = {
  /** What the run has processed, in the unit of the job. */
  processed: number;
  startedAt: Date | null;
  /** Null while a run is under way. */
  finishedAt: Date | null;
};

type Definition<Cursor extends z.ZodType> = Pick<Job, "name" | "title"> & {
  /** The time from the start of one run to the start of the next. */
  everyMs: number;
  /** The JSON form of the place where a batch starts. A stored cursor that does not match it starts the run over. */
  cursor: Cursor;
  start: z.output<Cursor>;
  /** Processes one batch. `next` is null when there is nothing left. */
  step: (
    ctx: JobServices & { now: Date },
    cursor: z.output<Cursor>,
  ) => Promise<{ processed: number; next: z.output<Cursor> | null }>;
};

/** Creates a job. */
export function job<Cursor extends z.ZodType>(definition: Definition<Cursor>): Job {
  const { name, title, everyMs, cursor, start, step } = definition;
  return {
    name,
    title,
    runBatch: async ({ db: outer, log }) => {
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
        const { processed, next } = await step({ db, log, now }, from);
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

/** Returns the progress of the running or last run of a job, null before its first. */
export async function findJobProgress(
  db: Database,
  { name }: Pick<Job, "name">,
): Promise<JobProgress | null> {
  const [row] = await db.select(progressColumns).from(jobs).where(eq(jobs.name, name));
  return row?.startedAt ? row : null;
}
