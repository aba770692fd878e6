import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, createdAt, id, time, updatedAt, version } from "./columns";
import { organizations } from "./organizations";
import { workspaces } from "./workspaces";

export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    version: version(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    role: text("role", { enum: ["owner", "admin", "member", "viewer"] }).notNull(),
    /** The SHA-256 hash of the token in the link. */
    tokenHash: bytes("token_hash").notNull().unique("invitations_token"),
    expiresAt: time("expires_at").notNull(),
    acceptedAt: time("accepted_at"),
    revokedAt: time("revoked_at"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("invitations_tenant").on(table.organizationId, table.id),
    index("invitations_newest").on(table.organizationId, table.createdAt.desc(), table.id.desc()),
    uniqueIndex("invitations_open")
      .on(table.organizationId, table.email)
      .where(sql`accepted_at is null and revoked_at is null`),
    check("invitations_email_lower_case", sql`${table.email} = lower(${table.email})`),
  ],
);

/** The access to workspaces that an invited person gets. */
export const invitationWorkspaces = pgTable(
  "invitation_workspaces",
  {
    organizationId: uuid("organization_id").notNull(),
    invitationId: uuid("invitation_id").notNull(),
    workspaceId: uuid("workspace_id").notNull(),
    access: text("access", { enum: ["read", "write", "admin"] }).notNull(),
  },
  (table) => [
    primaryKey({ name: "invitation_workspaces_pk", columns: [table.invitationId, table.workspaceId] }),
    foreignKey({
      name: "invitation_workspaces_invitation",
      columns: [table.organizationId, table.invitationId],
      foreignColumns: [invitations.organizationId, invitations.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "invitation_workspaces_workspace",
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }).onDelete("cascade"),
  ],
);
