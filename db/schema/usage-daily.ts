import { bigint, date, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

const total = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

/** The usage of a UTC day, rolled up for pages to read: the sums of exactly the rows that `usage` took. */
export const usageDaily = pgTable(
  "usage_daily",
  {
    day: date("day", { mode: "string" }).notNull(),
    organizationId: uuid("organization_id").notNull(),
    keyId: uuid("key_id"),
    userId: uuid("user_id"),
    projectId: uuid("project_id"),
    runtimeId: uuid("runtime_id"),
    credentialId: uuid("credential_id"),
    provider: text("provider"),
    model: text("model"),
    scope: text("scope"),
    requests: integer("requests").notNull(),
    /** Answered with 400 or above. */
    errors: integer("errors").notNull(),
    /** Of the errors those that our own checks turned away, so that they reached no provider. */
    refused: integer("refused").notNull(),
    tokensIn: total("tokens_in"),
    tokensOut: total("tokens_out"),
    latencyMs: total("latency_ms"),
  },
  (table) => [
    unique("usage_daily_of")
      .on(
        table.organizationId,
        table.day,
        table.keyId,
        table.userId,
        table.projectId,
        table.runtimeId,
        table.credentialId,
        table.provider,
        table.model,
        table.scope,
      )
      .nullsNotDistinct(),
    index("usage_daily_of_key").on(table.keyId, table.day),
  ],
);
