import { sql } from "drizzle-orm";
import { bigint, date, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

const total = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

/** The upper bounds of the classes of latencies, in milliseconds. One more class has all above the last. */
export const LATENCY_BOUNDS = [
  1, 2, 3, 5, 8, 12, 20, 30, 50, 75, 100, 130, 170, 220, 280, 360, 460, 600, 800, 1000, 1300, 1700, 2200,
  2800, 3600, 4600, 6000, 8000, 10_000, 15_000, 20_000, 30_000, 60_000,
] as const;

const dimensions = () => ({
  day: date("day", { mode: "string" }).notNull(),
  organizationId: uuid("organization_id").notNull(),
  projectId: uuid("project_id"),
  runtimeId: uuid("runtime_id"),
  credentialId: uuid("credential_id"),
  provider: text("provider"),
  model: text("model"),
});

const sums = () => ({
  requests: integer("requests").notNull(),
  /** Requests with status 400 or above, and streams that broke off. */
  errors: integer("errors").notNull(),
  /** Errors of Keystead's own checks, which never got to a provider. */
  refused: integer("refused").notNull(),
  tokensIn: total("tokens_in"),
  tokensOut: total("tokens_out"),
  latencyMs: total("latency_ms"),
  costNanos: bigint("cost_nanos", { mode: "bigint" }).notNull().default(sql`0`),
  /** Answered requests whose cost is unknown. */
  unpriced: integer("unpriced").notNull().default(0),
  /** The number of requests in each class of latencies (`LATENCY_BOUNDS`). */
  latencies: integer("latencies")
    .array()
    .notNull()
    .default(sql.raw(`array_fill(0, array[${LATENCY_BOUNDS.length + 1}])`)),
});

/** The usage of each UTC day, summed from the rows of `usage`, for pages. */
export const usageDaily = pgTable(
  "usage_daily",
  {
    ...dimensions(),
    keyId: uuid("key_id"),
    userId: uuid("user_id"),
    scope: text("scope"),
    ...sums(),
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

/**
 * The sums of `usage_daily` over keys, people and scopes, for pages of organizations with many keys.
 */
export const usageDailyTotals = pgTable("usage_daily_totals", { ...dimensions(), ...sums() }, (table) => [
  unique("usage_daily_totals_of")
    .on(
      table.organizationId,
      table.day,
      table.projectId,
      table.runtimeId,
      table.credentialId,
      table.provider,
      table.model,
    )
    .nullsNotDistinct(),
]);
