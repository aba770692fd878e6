import { sql } from "drizzle-orm";
import { keyLastUses, keySecrets, keys, projects } from "@/db/schema";

/** Of a key everything but its secrets' HMACs, which no query of the management reads. */
export const keyColumns = {
  id: keys.id,
  version: keys.version,
  organizationId: keys.organizationId,
  projectId: keys.projectId,
  workspaceId: projects.workspaceId,
  name: keys.name,
  projectAccess: keys.projectAccess,
  scopes: keys.scopes,
  modelAllowlist: keys.modelAllowlist,
  modelDenylist: keys.modelDenylist,
  ipAllowlist: keys.ipAllowlist,
  rateLimitPerMinute: keys.rateLimitPerMinute,
  dailyHardLimit: keys.dailyHardLimit,
  enabled: keys.enabled,
  revokedAt: keys.revokedAt,
  archivedAt: keys.archivedAt,
  expiresAt: keys.expiresAt,
  rotatedAt: keys.rotatedAt,
  firstUsedAt: keys.firstUsedAt,
  leakReaction: keys.leakReaction,
  createdBy: keys.createdBy,
  createdAt: keys.createdAt,
  updatedAt: keys.updatedAt,
  lastUsedAt: sql<Date | null>`nullif(${keyLastUses.usedAt}, '-infinity')`.mapWith(keyLastUses.usedAt),
};

/** What is shown of a key secret. */
export const secretColumns = {
  keyId: keySecrets.keyId,
  prefix: keySecrets.prefix,
  createdAt: keySecrets.createdAt,
  validUntil: keySecrets.validUntil,
  lastUsedAt: keySecrets.lastUsedAt,
  lastUsedIp: keySecrets.lastUsedIp,
  lastUsedClient: keySecrets.lastUsedClient,
};
