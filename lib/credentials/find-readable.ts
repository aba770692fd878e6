import { and, eq, inArray } from "drizzle-orm";
import { credentials } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import { visibleCredentials } from "./credential-target";
import { findOpenedFields } from "./sealing/seal-fields";

/**
 * Returns the credentials of the given ids that the caller may read, each with whether its secrets can be
 * decrypted.
 */
export async function findReadable(
  ctx: Context,
  ids: string[],
): Promise<{ id: string; readable: boolean }[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({
      id: credentials.id,
      organizationId: credentials.organizationId,
      sealedFields: credentials.sealedFields,
    })
    .from(credentials)
    .where(
      and(
        eq(credentials.organizationId, ctx.organizationId),
        inArray(credentials.id, ids),
        visibleCredentials(ctx),
      ),
    );
  return rows.map(({ id, organizationId, sealedFields }) => ({
    id,
    readable: findOpenedFields(ctx.keyring.master, { organizationId, id }, sealedFields) !== null,
  }));
}
