import { sql } from "drizzle-orm";
import { keyLastUses, keySecrets, keys, projects } from "@/db/schema";
import { pickStored } from "@/lib/policy/values";

/** The visible columns of a key and its policy, without the HMACs of its secrets. */
export const keyColumns = {
  id: keys.id,
  version: keys.version,
  organizationId: keys.organizationId,
  projectId: keys.projectId,
  workspaceId: projects.workspaceId,
  name: keys.name,
  ...pickStored(keys),
  enabled: keys.enabled,
  revokedAt: keys.revokedAt,
  archivedAt: keys.archivedAt,
  rotatedAt: keys.rotatedAt,
  firstUsedAt: keys.firstUsedAt,
  createdBy: keys.createdBy,
  createdAt: keys.createdAt,
  updatedAt: keys.updatedAt,
  lastUsedAt: sql<Date | null>`nullif(${keyLastUses.usedAt}, '-infinity')`.mapWith(keyLastUses.usedAt),
};

/** The visible columns of a key secret. */
export const secretColumns = {
  keyId: keySecrets.keyId,
  prefix: keySecrets.prefix,
  createdAt: keySecrets.createdAt,
  validUntil: keySecrets.validUntil,
  lastUsedAt: keySecrets.lastUsedAt,
  lastUsedIp: keySecrets.lastUsedIp,
  lastUsedClient: keySecrets.lastUsedClient,
};
