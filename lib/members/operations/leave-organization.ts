import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { members } from "@/db/schema/index";
import { invalidField, noAccess, notFound } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { findMemberToUpdate } from "@/lib/members/member-target";
import { deleteMemberRow } from "@/lib/members/write-member";
import { getOwnOrganization } from "@/lib/organizations/get-own-organization";
import { deletedView } from "@/lib/organizations/tree-views";

/** Ends the caller's own membership, after they typed the name of the organization. */
export const leaveOrganization = command({
  name: "members.leave",
  title: "Leave the organization",
  permission: null,
  allowed: { "every person": () => [{ confirmation: "not the name" }] },
  target: ({ actor }) => {
    if (actor.kind !== "user") throw noAccess();
    return { row: actor.id, target: anywhere };
  },
  input: z.strictObject({ confirmation: z.string().max(200) }),
  output: deletedView,

  run: async (ctx, { confirmation }, userId) => {
    const { name } = await getOwnOrganization(ctx);
    if (confirmation !== name) throw invalidField("confirmation", "This is not the organization’s name");
    const { row: member } = await findMemberToUpdate(ctx, { id: await getOwnId(ctx, userId) });
    await deleteMemberRow(ctx, member);
    return { id: member.id, deleted: true } as const;
  },
});

async function getOwnId(ctx: Context, userId: string): Promise<string> {
  const [own] = await ctx.db
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.organizationId, ctx.organizationId), eq(members.userId, userId)));
  if (!own) throw notFound();
  return own.id;
}
