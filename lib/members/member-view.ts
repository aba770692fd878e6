import { and, eq, inArray, max } from "drizzle-orm";
import { z } from "zod";
import { members, sessions, users } from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";
import { role, workspaceGrant } from "./access-input";
import { listMemberGrants, pickGrants } from "./workspace-access";

export const memberView = z.object({
  id: z.string(),
  version: z.int(),
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  /** The access to workspaces. It is empty for owners and admins, who have access to all of them. */
  workspaces: z.array(workspaceGrant),
  lastSeenAt: time.nullable(),
  createdAt: time,
  updatedAt: time,
});

export type Member = z.output<typeof memberView>;

const memberColumns = {
  id: members.id,
  version: members.version,
  userId: users.id,
  name: users.name,
  email: users.email,
  role: members.role,
  createdAt: members.createdAt,
  updatedAt: members.updatedAt,
};

/** Selects members of the organization. The caller adds a condition on it. */
export const selectMembers = (ctx: Context) =>
  ctx.db.select(memberColumns).from(members).innerJoin(users, eq(users.id, members.userId)).$dynamic();

type Row = Omit<Member, "workspaces" | "lastSeenAt">;

/** Adds the workspaces and the last session, which are in other tables, to rows of members. */
export async function completeMembers(ctx: Context, rows: Row[]): Promise<Member[]> {
  const userIds = rows.map(({ userId }) => userId);
  if (userIds.length === 0) return [];
  const grants = await listMemberGrants(ctx, userIds);
  const seen = await ctx.db
    .select({ userId: sessions.userId, at: max(sessions.lastSeenAt) })
    .from(sessions)
    .where(inArray(sessions.userId, userIds))
    .groupBy(sessions.userId);
  return rows.map((row) => ({
    ...row,
    workspaces: pickGrants(grants, row.userId, row.role),
    lastSeenAt: seen.find(({ userId }) => userId === row.userId)?.at ?? null,
  }));
}

/** Returns the condition for a member of the organization by id. */
export const ownMember = (ctx: Context, id: string) =>
  and(eq(members.organizationId, ctx.organizationId), eq(members.id, id));
