import { index, inet, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, time } from "./columns";
import { users } from "./users";

export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    lastSeenAt: time("last_seen_at").notNull(),
    reauthenticatedAt: time("reauthenticated_at").notNull(),
    expiresAt: time("expires_at").notNull(),
    endedAt: time("ended_at"),
    ip: inet("ip"),
    client: text("client"),
  },
  (table) => [index("sessions_of_user").on(table.userId), index("sessions_expiry").on(table.expiresAt)],
);
