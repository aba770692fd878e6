import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { time } from "./columns";

/** The usage of the last days in slots of 5 minutes, for each project, workspace and organization. */
export const usageRecent = pgTable(
  "usage_recent",
  {
    /**
     * The id of a project, workspace or organization. Workspaces and organizations include their projects.
     */
    ownerId: uuid("place_id").notNull(),
    slot: time("slot").notNull(),
    requests: integer("requests").notNull(),
    /** Requests with status 400 or above, and streams that broke off. */
    errors: integer("errors").notNull(),
    tokens: bigint("tokens", { mode: "number" }).notNull(),
    costNanos: bigint("cost_nanos", { mode: "bigint" }).notNull().default(sql`0`),
    /** Answered requests whose cost is unknown. */
    unpriced: integer("unpriced").notNull().default(0),
    /** The latencies of the first 16 requests of the slot, in milliseconds. */
    latencies: integer("latencies").array().notNull(),
  },
  (table) => [
    primaryKey({ name: "usage_recent_pk", columns: [table.ownerId, table.slot] }),
    index("usage_recent_oldest").on(table.slot),
  ],
);
