import { and, eq, inArray } from "drizzle-orm";
import { keyProjects, keys } from "@/db/schema/index";
import { loadKeyBudgets } from "@/lib/budgets/load-key-budgets";
import { writeKeyBudgets } from "@/lib/budgets/write-key-budgets";
import { updateRow } from "@/lib/core/changes/update-row";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { nameConflict } from "@/lib/core/errors/errors";
import { emitEvent } from "@/lib/core/events/emit-event";
import type { Context } from "@/lib/core/operations/context";
import { BUDGET_FIELDS, pickPolicy } from "@/lib/policy/values";
import type { Key } from "./load-keys";
import { projectForbidden } from "./policy-rules";
import { toKeyEvent } from "./to-key-event";

export const nameTaken = { keys_name: () => nameConflict("name") };

/** Maps a key to the fields in its audit rows. */
export const toAuditFacts = (key: Key) => ({
  name: key.name,
  projectId: key.projectId,
  ...pickPolicy(key),
  enabled: key.enabled,
  revokedAt: key.revokedAt,
  archivedAt: key.archivedAt,
  prefixes: key.secrets.map((secret) => secret.prefix),
  graceUntil: key.secrets.find((secret) => !secret.current)?.validUntil ?? null,
});

/**
 * Updates a key with its selected projects and its own budgets. Emits an event when it revokes the key.
 * @throws CONFLICT (`taken`) when its owner has a key of the new name, (`version`) when the key changed since
 * it was read.
 */
export async function updateKeyRow(
  ctx: Context,
  key: Key,
  version: number | undefined,
  patch: Partial<Key>,
): Promise<Key> {
  const entity = { table: keys, subject: "key", visible: toAuditFacts };
  const changed = await mapConstraintErrors(updateRow(ctx, entity, key, version, patch), nameTaken);
  await selectProjects(ctx, key.id, key.projectIds, changed.projectIds);
  if (!key.revokedAt && changed.revokedAt) emitEvent(ctx, toKeyEvent("key.revoked", changed));
  if (BUDGET_FIELDS.every((field) => patch[field] === undefined)) return changed;
  await writeKeyBudgets(ctx, key.id, key, changed);
  return { ...changed, ...(await loadKeyBudgets(ctx, [key.id]))(key.id) };
}

/**
 * Changes the projects that a key selects.
 * @throws FORBIDDEN (`project`) when one of them was deleted.
 */
export async function selectProjects(ctx: Context, keyId: string, before: string[], after: string[]) {
  const dropped = before.filter((id) => !after.includes(id));
  const added = after.filter((id) => !before.includes(id));
  if (dropped.length > 0) {
    await ctx.db
      .delete(keyProjects)
      .where(and(eq(keyProjects.keyId, keyId), inArray(keyProjects.projectId, dropped)));
  }
  if (added.length > 0) {
    const { organizationId } = ctx;
    const links = added.map((projectId) => ({ organizationId, keyId, projectId }));
    await mapConstraintErrors(ctx.db.insert(keyProjects).values(links), {
      key_projects_project: () => projectForbidden("projectIds"),
    });
  }
}
