import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt, version } from "./columns";
import { credentials } from "./credentials";
import { organizations } from "./organizations";
import { workspaces } from "./workspaces";

export const RUNTIME_KINDS = ["chat", "embedding", "transcription", "realtime"] as const;

export const runtimes = pgTable(
  "runtimes",
  {
    id: id(),
    version: version(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    workspaceId: uuid("workspace_id"),
    number: integer("number").notNull(),
    name: text("name").notNull(),
    provider: text("provider").notNull(),
    upstreamModel: text("upstream_model"),
    kind: text("kind", { enum: RUNTIME_KINDS }).notNull(),
    credentialId: uuid("credential_id"),
    baseUrl: text("base_url"),
    enabled: boolean("enabled").notNull().default(true),
    isDefault: boolean("is_default").notNull().default(false),
    /** The ids of the runtimes that are tried in order when the provider of this one fails. */
    fallbacks: uuid("fallbacks").array().notNull().default(sql`'{}'`),
    maxOutputTokens: integer("max_output_tokens"),
    /** The runtime's own prices, in nano-dollars for a million tokens. */
    priceInputPerMillion: bigint("price_input_per_million", { mode: "bigint" }),
    priceOutputPerMillion: bigint("price_output_per_million", { mode: "bigint" }),
    /** The runtime's own prices of speech, of recordings and of images, in nano-dollars. */
    pricePerMillionCharacters: bigint("price_per_million_characters", { mode: "bigint" }),
    pricePerAudioMinute: bigint("price_per_audio_minute", { mode: "bigint" }),
    pricePerImage: bigint("price_per_image", { mode: "bigint" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("runtimes_tenant").on(table.organizationId, table.id),
    unique("runtimes_number").on(table.organizationId, table.number),
    unique("runtimes_name").on(table.organizationId, table.name),
    uniqueIndex("runtimes_default").on(table.organizationId, table.kind).where(sql`is_default`),
    index("runtimes_of_credential").on(table.credentialId),
    index("runtimes_of_model").on(table.organizationId, table.upstreamModel),
    check("runtimes_base_url_keyless", sql`base_url is null or credential_id is null`),
    check("runtimes_default_organization", sql`not is_default or workspace_id is null`),
    foreignKey({
      name: "runtimes_workspace",
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
    foreignKey({
      name: "runtimes_credential",
      columns: [table.organizationId, table.credentialId],
      foreignColumns: [credentials.organizationId, credentials.id],
    }).onDelete("restrict"),
  ],
);
