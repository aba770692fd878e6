import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  inet,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { time } from "./columns";

/** The SQL condition for an error. A stream that broke off is an error with any status. */
export const IS_ERROR = "(status >= 400 or outcome = 'cut')";

/** The SQL condition for a request that was not answered in full. An index has only these. */
export const IS_UNANSWERED = "(status >= 400 or outcome <> 'complete')";

/**
 * The SQL condition for an answered request whose cost is unknown. Requests that reached no provider cost nothing.
 */
export const IS_UNPRICED = "(cost_nanos is null and provider is not null and status < 400)";

/**
 * An attempt that the provider refused: the runtime and credential, null without one, and the status and reason of the
 * refusal. Older attempts have no runtime.
 */
export type UsageAttempt = {
  runtimeId?: string | null;
  credentialId: string | null;
  status: number;
  reason: string;
};

/** The parts of a cost in nano-dollars, by the facets of its price. */
export type CostFacets = { [facet: string]: number };

/** One row for each request. The table is append-only, partitioned by month, and has no foreign keys. */
export const usage = pgTable(
  "usage",
  {
    /** The UUID in the request's id. A verified key's own record has another one. */
    id: uuid("id").notNull(),
    at: time("at").notNull(),
    organizationId: uuid("organization_id").notNull(),
    keyId: uuid("key_id"),
    secretId: uuid("secret_id"),
    userId: uuid("user_id"),
    projectId: uuid("project_id"),
    endpoint: text("endpoint").notNull(),
    scope: text("scope"),
    runtimeId: uuid("runtime_id"),
    credentialId: uuid("credential_id"),
    credentialSource: text("credential_source", {
      enum: ["runtime", "workspace", "organization", "environment", "none"],
    }),
    /** The refused attempts with other credentials and runtimes before the last one, null when there were none. */
    attempts: jsonb("attempts").$type<UsageAttempt[]>(),
    provider: text("provider"),
    model: text("model"),
    status: smallint("status").notNull(),
    /** False when a check of the key refused the request. Only passed requests count toward limits. */
    passed: boolean("passed").notNull().default(true),
    code: text("code"),
    reason: text("reason"),
    stream: boolean("stream").notNull().default(false),
    outcome: text("outcome", { enum: ["complete", "aborted", "cut"] }).notNull(),
    /** All tokens of the input, also those that were read from a cache or written to one. */
    tokensIn: integer("tokens_in"),
    tokensCacheRead: integer("tokens_cache_read"),
    tokensCacheWrite: integer("tokens_cache_write"),
    /** The tokens that were written to a cache for an hour, instead of five minutes. */
    tokensCacheWrite1h: integer("tokens_cache_write_1h"),
    /** All tokens of the output, also those of reasoning. */
    tokensOut: integer("tokens_out"),
    tokensReasoning: integer("tokens_reasoning"),
    audioSeconds: real("audio_seconds"),
    /** The cost in nano-dollars, null when the price was unknown: `IS_UNPRICED`. */
    costNanos: bigint("cost_nanos", { mode: "bigint" }),
    /** The parts of the cost in nano-dollars. They add up to it. */
    costFacets: jsonb("cost_facets").$type<CostFacets>(),
    /** The id of the price that the cost was calculated with. */
    priceId: text("price_id"),
    /** Times in milliseconds since the request arrived: until its end, its admission, and its first event. */
    latencyMs: integer("latency_ms").notNull(),
    admittedMs: integer("admitted_ms"),
    ttftMs: integer("ttft_ms"),
    ip: inet("ip"),
    client: text("client"),
  },
  (table) => [
    primaryKey({ name: "usage_pk", columns: [table.id, table.at] }),
    index("usage_of_organization").on(table.organizationId, table.at.desc()),
    index("usage_of_key").on(table.keyId, table.at.desc()),
    index("usage_of_project").on(table.projectId, table.at.desc()).where(sql`project_id is not null`),
    index("usage_of_runtime").on(table.runtimeId, table.at.desc()).where(sql`runtime_id is not null`),
    index("usage_of_credential")
      .on(table.credentialId, table.at.desc())
      .where(sql`credential_id is not null`),
    index("usage_unanswered").on(table.organizationId, table.at.desc()).where(sql.raw(IS_UNANSWERED)),
  ],
);
