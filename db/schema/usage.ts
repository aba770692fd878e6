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

/** The condition of a row that counts as an error: a stream that broke off has failed, whatever its status was. */
export const IS_ERROR = "(status >= 400 or outcome = 'cut')";

/** One row a request, append-only, partitioned by month, without foreign keys. */
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
    /** Whether it passed all checks of its key, and so counted. */
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
