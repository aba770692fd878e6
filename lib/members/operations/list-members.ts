import { and, eq, or } from "drizzle-orm";
import { z } from "zod";
import { members, users } from "@/db/schema/index";
import { containsText } from "@/lib/core/input/contains-text";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { completeMembers, memberView, selectMembers } from "@/lib/members/member-view";

export const listMembers = query({
  name: "members.list",
  title: "List members",
  permission: "members:read",
  allowed: { "organization admin": () => [{}] },
  target: () => ({ row: null, target: organizationTarget }),
  input: z.object({ ...pageInput, search: z.string().trim().max(200).optional() }),
  output: pageSchema(memberView),
  run: async (ctx, { limit, cursor, search }) => {
    const { after, order } = newestFirst(members, cursor);
    const rows = await selectMembers(ctx)
      .where(
        and(
          eq(members.organizationId, ctx.organizationId),
          search ? or(containsText(users.name, search), containsText(users.email, search)) : undefined,
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    const { data, nextCursor } = toPage(rows, limit);
    return { data: await completeMembers(ctx, data), nextCursor };
  },
});
