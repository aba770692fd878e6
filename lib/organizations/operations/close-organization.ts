import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { deliveries, organizations } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { invalidField, noAccess } from "@/lib/core/errors/errors";
import { command } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { getOwnOrganization } from "@/lib/organizations/get-own-organization";
import { deletedView } from "@/lib/organizations/tree-views";

/**
 * Closes the organization, after an owner typed its name. The next request of every key and session in it is refused.
 * Its deliveries end, but for the event of its end. A job deletes its rows after 30 days.
 */
export const closeOrganization = command({
  name: "organizations.close",
  title: "Close the organization",
  permission: "organization:own",
  allowed: { owner: () => [{ confirmation: "not the name" }] },
  stepUp: true,
  target: async (ctx) => ({ row: await getOwnOrganization(ctx), target: organizationTarget }),
  input: z.strictObject({ confirmation: z.string().max(200) }),
  output: deletedView,

  run: async (ctx, { confirmation }, { id, name }) => {
    if (ctx.actor.kind !== "user") throw noAccess();
    if (confirmation !== name) throw invalidField("confirmation", "This is not the organization’s name");
    await ctx.db
      .update(organizations)
      .set({ status: "closed", closedAt: ctx.now, updatedAt: ctx.now })
      .where(eq(organizations.id, id));
    await ctx.db
      .update(deliveries)
      .set({ status: "failed", claim: null, sealedLink: null, finishedAt: sql`now()` })
      .where(and(eq(deliveries.organizationId, id), isNull(deliveries.finishedAt)));
    recordChange(ctx, {
      subject: `organization:${id}`,
      name,
      before: { status: "active" },
      after: { status: "closed" },
    });
    return { id, deleted: true } as const;
  },
});
