import { bigint, index, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { time } from "./columns";

/** The usage of the last days in slots of five minutes: of each project, workspace, and organization as a whole. */
export const usageRecent = pgTable(
  "usage_recent",
  {
    /** A project, or the workspace or organization for all that was used in it. */
    placeId: uuid("place_id").notNull(),
    slot: time("slot").notNull(),
    requests: integer("requests").notNull(),
    /** Answered with 400 or above. */
    errors: integer("errors").notNull(),
    tokens: bigint("tokens", { mode: "number" }).notNull(),
    /** In milliseconds, of the first 16 requests of the slot. */
    latencies: integer("latencies").array().notNull(),
  },
  (table) => [
    primaryKey({ name: "usage_recent_pk", columns: [table.placeId, table.slot] }),
    index("usage_recent_oldest").on(table.slot),
  ],
);
