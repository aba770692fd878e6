import { foreignKey, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { time } from "./columns";
import { credentials } from "./credentials";

/**
 * Why a provider refused a credential: it is not valid, its account has no money left, it is used too often, or the
 * provider failed.
 */
export const FAILURE_REASONS = ["rejected", "out_of_quota", "rate_limited", "unavailable"] as const;

/** The last refusal of each credential in a gateway call. A call that succeeds deletes it. */
export const credentialFailures = pgTable(
  "credential_failures",
  {
    credentialId: uuid("credential_id").primaryKey(),
    organizationId: uuid("organization_id").notNull(),
    reason: text("reason", { enum: FAILURE_REASONS }).notNull(),
    /** The provider's answer. The message has no secrets. */
    status: smallint("status").notNull(),
    code: text("code"),
    message: text("message"),
    /** The first refusal for this reason, and the last one. */
    since: time("since").notNull(),
    at: time("at").notNull(),
    /** Until this time, calls use another credential if there is one. */
    retryAt: time("retry_at").notNull(),
  },
  (table) => [
    foreignKey({
      name: "credential_failures_credential",
      columns: [table.organizationId, table.credentialId],
      foreignColumns: [credentials.organizationId, credentials.id],
    }).onDelete("cascade"),
  ],
);
