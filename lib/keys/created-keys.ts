import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { keys } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import { completeKeys, selectKeys } from "./load-keys";
import { updateKeyRow } from "./write-key";

/**
 * Returns the condition for the unrevoked keys that some keys created, directly or through keys that they
 * created.
 */
export const isCreatedBy = (ctx: Context, keyIds: readonly string[]): SQL | undefined => {
  const { organizationId } = ctx;
  const creators = sql.join(
    keyIds.map((id) => sql`${`key:${id}`}`),
    sql`, `,
  );
  const created = sql`(with recursive created(id) as (
    select k.id from keys k where k.organization_id = ${organizationId} and k.created_by in (${creators})
    union
    select k.id from keys k join created c on k.created_by = 'key:' || c.id where k.organization_id = ${organizationId}
  ) select id from created)`;
  return and(eq(keys.organizationId, organizationId), inArray(keys.id, created), isNull(keys.revokedAt));
};

/** Revokes the keys that a key created, directly or through keys that it created. */
export async function revokeCreatedKeys(ctx: Context, keyId: string): Promise<void> {
  const rows = await selectKeys(ctx)
    .where(isCreatedBy(ctx, [keyId]))
    .orderBy(keys.createdAt, keys.id)
    .for("update", { of: keys });
  const created = rows.length > 0 ? await completeKeys(ctx, rows) : [];
  for (const key of created) await updateKeyRow(ctx, key, undefined, { revokedAt: ctx.now });
}
