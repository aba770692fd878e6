import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  inet,
  integer,
  type PgColumn,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, byteText, createdAt, id, time, updatedAt, version } from "./columns";
import { organizations } from "./organizations";
import { projects } from "./projects";

const list = (name: string) => text(name).array().notNull().default(sql`'{}'`);

/** The project of a key, or the organization for an organization key. */
const owner = (table: Record<"projectId" | "organizationId", PgColumn>) =>
  sql`coalesce(${table.projectId}, ${table.organizationId})`;

export const keys = pgTable(
  "keys",
  {
    id: id(),
    version: version(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    projectId: uuid("project_id"),
    name: text("name").notNull(),
    projectAccess: text("project_access", { enum: ["all", "selected"] })
      .notNull()
      .default("all"),
    scopes: list("scopes"),
    modelAllowlist: list("model_allowlist"),
    modelDenylist: list("model_denylist"),
    ipAllowlist: list("ip_allowlist"),
    rateLimitPerMinute: integer("rate_limit_per_minute"),
    dailyHardLimit: integer("daily_hard_limit"),
    enabled: boolean("enabled").notNull().default(true),
    revokedAt: time("revoked_at"),
    archivedAt: time("archived_at"),
    expiresAt: time("expires_at"),
    rotatedAt: time("rotated_at"),
    firstUsedAt: time("first_used_at"),
    leakReaction: text("leak_reaction", { enum: ["notify", "restrict", "revoke"] })
      .notNull()
      .default("notify"),
    note: text("note"),
    tags: list("tags"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("keys_tenant").on(table.organizationId, table.id),
    unique("keys_name").on(table.organizationId, table.projectId, table.name).nullsNotDistinct(),
    index("keys_newest").on(table.organizationId, table.createdAt.desc(), table.id.desc()),
    index("keys_by_name").on(
      table.organizationId,
      sql`lower(${table.name}) desc nulls last`,
      table.id.desc(),
    ),
    index("keys_by_expiry").on(
      table.organizationId,
      sql`coalesce(${table.expiresAt}, 'infinity') desc nulls last`,
      table.id.desc(),
    ),
    index("keys_never_used")
      .on(table.organizationId, table.createdAt.desc(), table.id.desc())
      .where(sql`first_used_at is null and enabled and revoked_at is null`),
    index("keys_by_secret")
      .on(
        table.organizationId,
        sql`coalesce(${table.rotatedAt}, ${table.createdAt}) desc nulls last`,
        table.id.desc(),
      )
      .where(sql`enabled and revoked_at is null`),
    index("keys_of_models")
      .on(table.organizationId, table.createdAt.desc(), table.id.desc())
      .where(sql`cardinality(model_allowlist) > 1`),
    index("keys_of_creator").on(table.organizationId, table.createdBy),
    index("keys_by_scope").using("gin", table.scopes),
    index("keys_by_tag").using("gin", table.tags),
    index("keys_of_owner").on(owner(table), table.createdAt.desc(), table.id.desc()),
    index("keys_of_owner_by_name").on(
      owner(table),
      sql`lower(${table.name}) desc nulls last`,
      table.id.desc(),
    ),
    index("keys_of_owner_by_expiry").on(
      owner(table),
      sql`coalesce(${table.expiresAt}, 'infinity') desc nulls last`,
      table.id.desc(),
    ),
    index("keys_revoked")
      .on(table.organizationId, table.createdAt.desc(), table.id.desc())
      .where(sql`revoked_at is not null`),
    index("keys_disabled")
      .on(table.organizationId, table.createdAt.desc(), table.id.desc())
      .where(sql`revoked_at is null and not enabled`),
    foreignKey({
      name: "keys_project",
      columns: [table.organizationId, table.projectId],
      foreignColumns: [projects.organizationId, projects.id],
    }).onDelete("cascade"),
  ],
);

export const keyProjects = pgTable(
  "key_projects",
  {
    organizationId: uuid("organization_id").notNull(),
    keyId: uuid("key_id").notNull(),
    projectId: uuid("project_id").notNull(),
  },
  (table) => [
    primaryKey({ name: "key_projects_pk", columns: [table.keyId, table.projectId] }),
    index("key_projects_of_project").on(table.projectId),
    foreignKey({
      name: "key_projects_key",
      columns: [table.organizationId, table.keyId],
      foreignColumns: [keys.organizationId, keys.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "key_projects_project",
      columns: [table.organizationId, table.projectId],
      foreignColumns: [projects.organizationId, projects.id],
    }).onDelete("cascade"),
  ],
);

export const keySecrets = pgTable(
  "key_secrets",
  {
    id: id(),
    organizationId: uuid("organization_id").notNull(),
    keyId: uuid("key_id").notNull(),
    prefix: byteText("prefix").notNull().unique("key_secrets_prefix"),
    hmac: bytes("hmac").notNull(),
    hmacKeyId: integer("hmac_key_id").notNull(),
    createdAt: createdAt(),
    validUntil: time("valid_until"),
    lastUsedAt: time("last_used_at"),
    lastUsedIp: inet("last_used_ip"),
    lastUsedClient: text("last_used_client"),
  },
  (table) => [
    uniqueIndex("key_secrets_current").on(table.keyId).where(sql`valid_until is null`),
    index("key_secrets_of_key").on(table.keyId),
    foreignKey({
      name: "key_secrets_key",
      columns: [table.organizationId, table.keyId],
      foreignColumns: [keys.organizationId, keys.id],
    }).onDelete("cascade"),
  ],
);

/** The use of each key within its limits, one row for each key. Windows follow the database's UTC clock. */
export const keyMeters = pgTable(
  "key_meters",
  {
    keyId: uuid("key_id").primaryKey(),
    organizationId: uuid("organization_id").notNull(),
    minute: integer("minute").notNull().default(0),
    minuteUsed: integer("minute_used").notNull().default(0),
    day: integer("day").notNull().default(0),
    dayUsed: integer("day_used").notNull().default(0),
  },
  (table) => [
    foreignKey({
      name: "key_meters_key",
      columns: [table.organizationId, table.keyId],
      foreignColumns: [keys.organizationId, keys.id],
    }).onDelete("cascade"),
  ],
);
