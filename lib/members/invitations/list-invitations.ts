import { and, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import { invitations } from "@/db/schema/index";
import { containsText } from "@/lib/core/input/contains-text";
import { newestFirst, pageInput, pageSchema, toPage } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { completeInvitations, invitationView, selectInvitations } from "./invitation-view";

export const listInvitations = query({
  name: "invitations.list",
  title: "List invitations",
  permission: "members:read",
  allowed: { "organization admin": () => [{}] },
  target: () => ({ row: null, target: organizationTarget }),
  input: z.object({
    ...pageInput,
    search: z.string().trim().max(200).optional(),
    /** Lists only those that can still be accepted. */
    pending: z.boolean().default(false),
  }),
  output: pageSchema(invitationView),
  run: async (ctx, { limit, cursor, search, pending }) => {
    const { after, order } = newestFirst(invitations, cursor);
    const rows = await selectInvitations(ctx)
      .where(
        and(
          eq(invitations.organizationId, ctx.organizationId),
          search ? containsText(invitations.email, search) : undefined,
          pending
            ? and(
                isNull(invitations.acceptedAt),
                isNull(invitations.revokedAt),
                gt(invitations.expiresAt, ctx.now),
              )
            : undefined,
          after,
        ),
      )
      .orderBy(...order)
      .limit(limit + 1);
    const { data, nextCursor } = toPage(rows, limit);
    return { data: await completeInvitations(ctx, data), nextCursor };
  },
});
