import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { keys } from "@/db/schema/index";
import type { Context } from "@/lib/core/context";
import { completeKeys, type Key, selectKeys } from "./load-keys";

/**
 * Returns the condition for the unrevoked keys that a key created, directly or through keys that it created.
 */
export const isCreatedBy = (ctx: Context, keyId: string): SQL | undefined => {
  const { organizationId } = ctx;
  const created = sql`(with recursive created(id) as (
    select k.id from keys k where k.organization_id = ${organizationId} and k.created_by = ${`key:${keyId}`}
    union
    select k.id from keys k join created c on k.created_by = 'key:' || c.id where k.organization_id = ${organizationId}
  ) select id from created)`;
  return and(eq(keys.organizationId, organizationId), inArray(keys.id, created), isNull(keys.revokedAt));
};

/** Loads the keys that `isCreatedBy` selects, the oldest first, and locks their rows. */
export async function loadCreatedKeys(ctx: Context, keyId: string): Promise<Key[]> {
  const rows = await selectKeys(ctx)
    .where(isCreatedBy(ctx, keyId))
    .orderBy(keys.createdAt, keys.id)
    .for("update", { of: keys });
  return rows.length > 0 ? completeKeys(ctx, rows) : [];
}
