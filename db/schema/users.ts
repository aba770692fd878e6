import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, time, updatedAt, version } from "./columns";

export const users = pgTable(
  "users",
  {
    id: id(),
    version: version(),
    email: text("email").notNull().unique("users_email"),
    name: text("name").notNull(),
    passwordHash: text("password_hash"),
    status: text("status", { enum: ["active", "suspended"] })
      .notNull()
      .default("active"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [check("users_email_lower_case", sql`${table.email} = lower(${table.email})`)],
);

/** The failed tries of one subject, such as an account or address, in the current window. */
export const signInAttempts = pgTable("sign_in_attempts", {
  subject: text("subject").primaryKey(),
  failures: integer("failures").notNull(),
  windowStartedAt: time("window_started_at").notNull(),
});
