import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import { members, users, workspaceMembers } from "@/db/schema";
import { containsText } from "@/lib/core/input/contains-text";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { findWorkspaceTarget } from "@/lib/organizations/tree-targets";

const memberView = z.object({
  id: z.string(),
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(["owner", "admin", "member", "viewer"]),
  /** The access to the workspace. Owners and admins have admin access to all workspaces. */
  access: z.enum(["read", "write", "admin"]),
});

const isAdmin = inArray(members.role, ["owner", "admin"]);

/** Viewers never have more than read access. */
const access = sql<"read" | "write" | "admin">`case when ${isAdmin} then 'admin'
  when ${members.role} = 'viewer' then 'read' else ${workspaceMembers.access} end`;

/** Lists the people with access to a workspace, owners and admins of the organization included. */
export const listWorkspaceMembers = query({
  name: "workspaces.listMembers",
  title: "List the members of a workspace",
  permission: "members:read",
  allowed: { "workspace admin": sampleId("workspaceId") },
  target: (ctx, { id }) => findWorkspaceTarget(ctx, id),
  input: z.object({ ...pageInput, id: z.string(), search: z.string().trim().max(200).optional() }),
  output: pageSchema(memberView),
  run: async (ctx, { limit, cursor, search }, workspace) => {
    const { after, order } = newestFirst(members, cursor);
    const rows = await ctx.db
      .select({
        id: members.id,
        createdAt: members.createdAt,
        userId: users.id,
        name: users.name,
        email: users.email,
        role: members.role,
        access,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .leftJoin(
        workspaceMembers,
        and(eq(workspaceMembers.workspaceId, workspace.id), eq(workspaceMembers.userId, members.userId)),
      )
      .where(
        and(
          eq(members.organizationId, ctx.organizationId),
          or(isAdmin, isNotNull(workspaceMembers.access)),
          search ? or(containsText(users.name, search), containsText(users.email, search)) : undefined,
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    const { data, nextCursor } = toPage(rows, limit);
    return { data: data.map(({ createdAt: _, ...member }) => member), nextCursor };
  },
});
