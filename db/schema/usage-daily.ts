import { bigint, date, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

const total = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

/** The usage of each UTC day, summed from the rows of `usage`, for pages. */
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
    /** Requests with status 400 or above, and streams that broke off. */
    errors: integer("errors").notNull(),
    /** Errors of Keystead's own checks, which never got to a provider. */
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
