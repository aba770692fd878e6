import {
  boolean,
  index,
  inet,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { time } from "./columns";

/** The SQL condition for an error. A stream that broke off is an error with any status. */
export const IS_ERROR = "(status >= 400 or outcome = 'cut')";

/** One row for each request. The table is append-only, partitioned by month, and has no foreign keys. */
export const usage = pgTable(
  "usage",
  {
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
    provider: text("provider"),
    model: text("model"),
    status: smallint("status").notNull(),
    /** False when a check of the key refused the request. Only passed requests count toward limits. */
    passed: boolean("passed").notNull().default(true),
    code: text("code"),
    reason: text("reason"),
    stream: boolean("stream").notNull().default(false),
    outcome: text("outcome", { enum: ["complete", "aborted", "cut"] }).notNull(),
    tokensIn: integer("tokens_in"),
    tokensOut: integer("tokens_out"),
    latencyMs: integer("latency_ms").notNull(),
    ttftMs: integer("ttft_ms"),
    ip: inet("ip"),
    client: text("client"),
  },
  (table) => [
    primaryKey({ name: "usage_pk", columns: [table.id, table.at] }),
    index("usage_of_organization").on(table.organizationId, table.at.desc()),
    index("usage_of_key").on(table.keyId, table.at.desc()),
  ],
);
