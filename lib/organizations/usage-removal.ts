import { and, eq, inArray, type SQLWrapper } from "drizzle-orm";
import { usage, usageDaily } from "@/db/schema";
import type { Context } from "@/lib/core/context";

/** Removes the usage of keys of the organization, and what its days count of it. The rows of the keys are locked already. */
export async function purgeUsage({ db, organizationId }: Context, keyIds: string[] | SQLWrapper) {
  for (const table of [usage, usageDaily]) {
    await db.delete(table).where(and(eq(table.organizationId, organizationId), inArray(table.keyId, keyIds)));
  }
}
