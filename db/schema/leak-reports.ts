import { foreignKey, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { byteText, id, time } from "./columns";
import { keys } from "./keys";

/** Reports of leaked key secrets: where each was found, and what was done. They do not contain the secret. */
export const leakReports = pgTable(
  "leak_reports",
  {
    id: id(),
    organizationId: uuid("organization_id").notNull(),
    keyId: uuid("key_id").notNull(),
    prefix: byteText("prefix").notNull(),
    source: text("source", { enum: ["github", "page"] }).notNull(),
    location: text("location"),
    reaction: text("reaction", { enum: ["notify", "restrict", "disable", "revoke"] }).notNull(),
    reportedAt: time("reported_at").notNull(),
  },
  (table) => [
    unique("leak_reports_once")
      .on(table.keyId, table.prefix, table.source, table.location)
      .nullsNotDistinct(),
    index("leak_reports_newest").on(table.organizationId, table.reportedAt.desc(), table.id.desc()),
    foreignKey({
      name: "leak_reports_key",
      columns: [table.organizationId, table.keyId],
      foreignColumns: [keys.organizationId, keys.id],
    }).onDelete("cascade"),
  ],
);
