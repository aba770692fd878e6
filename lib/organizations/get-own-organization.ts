import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema/index";
import { notFound } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { organizationColumns } from "./tree-views";

/**
 * Returns the caller's organization.
 * @throws NOT_FOUND when it does not exist.
 */
export async function getOwnOrganization(ctx: Context) {
  const [organization] = await ctx.db
    .select(organizationColumns)
    .from(organizations)
    .where(eq(organizations.id, ctx.organizationId));
  if (!organization) throw notFound();
  return organization;
}
