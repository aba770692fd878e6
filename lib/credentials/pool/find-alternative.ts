import { and, eq, isNull, ne } from "drizzle-orm";
import { credentials } from "@/db/schema";
import type { Context } from "@/lib/core/operations/context";
import { type Credential, pickOrder } from "@/lib/credentials/credential-view";

/** Finds the active credential of the same provider and owner that calls use while this one is inactive. */
export async function findAlternative(
  ctx: Context,
  { id, provider, workspaceId }: Pick<Credential, "id" | "provider" | "workspaceId">,
) {
  const [alternative] = await ctx.db
    .select({ id: credentials.id, name: credentials.name, priority: credentials.priority })
    .from(credentials)
    .where(
      and(
        eq(credentials.organizationId, ctx.organizationId),
        eq(credentials.provider, provider),
        workspaceId === null ? isNull(credentials.workspaceId) : eq(credentials.workspaceId, workspaceId),
        credentials.active,
        ne(credentials.id, id),
      ),
    )
    .orderBy(pickOrder)
    .limit(1);
  return alternative;
}
