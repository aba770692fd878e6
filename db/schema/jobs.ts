import { bigint, json, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./columns";

/** The progress of each background job: of its running or last run. */
export const jobs = pgTable("jobs", {
  name: text("name").primaryKey(),
  /** Where the next batch starts, in the job's own form. */
  cursor: json("cursor"),
  /** What the run has processed, in the job's own unit. */
  processed: bigint("processed", { mode: "number" }).notNull().default(0),
  startedAt: time("started_at"),
  /** Null while a run is under way. */
  finishedAt: time("finished_at"),
});
