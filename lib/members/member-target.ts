import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema/index";
import { notFound } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import type { Context } from "@/lib/core/operations/context";
import { type FoundTarget, organizationTarget } from "@/lib/core/operations/permissions";
import { completeMembers, type Member, ownMember, selectMembers } from "./member-view";

type Reference = { id: string };

/**
 * Finds a member of the organization by id, for reading.
 * @throws NOT_FOUND when there is none.
 */
export async function findMemberTarget(ctx: Context, { id }: Reference): Promise<FoundTarget<Member>> {
  if (!isId(id)) throw notFound();
  const [row] = await completeMembers(ctx, await selectMembers(ctx).where(ownMember(ctx, id)));
  if (!row) throw notFound();
  return { row, target: organizationTarget };
}

/**
 * Finds a member like `findMemberTarget`, and locks the organization against other changes of members until the
 * transaction ends, so that of two owners who leave in parallel the second one is refused.
 */
export async function findMemberToUpdate(ctx: Context, reference: Reference): Promise<FoundTarget<Member>> {
  await ctx.db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, ctx.organizationId))
    .for("no key update");
  return findMemberTarget(ctx, reference);
}
