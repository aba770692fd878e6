import { bigint, json, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./columns";

/** The progress of each background job: the running run, or the last one. */
export const jobs = pgTable("jobs", {
  name: text("name").primaryKey(),
  /** The start of the next batch, in a format that the job defines. */
  cursor: json("cursor"),
  /** The number of processed items. The job defines the unit. */
  processed: bigint("processed", { mode: "number" }).notNull().default(0),
  startedAt: time("started_at"),
  /** Null while a run is in progress. */
  finishedAt: time("finished_at"),
});
