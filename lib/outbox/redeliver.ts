import { and, eq, ne, sql } from "drizzle-orm";
import { deliveries } from "@/db/schema/index";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { AppError } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";

/**
 * Sends a delivery again at once, with as many attempts as a new one. It keeps its id and earlier attempts.
 * @throws CONFLICT (`delivering`) during an attempt.
 */
export async function redeliver(ctx: Context, delivery: { id: string; status: string }, subject: string) {
  const own = and(eq(deliveries.organizationId, ctx.organizationId), eq(deliveries.id, delivery.id));
  const due = await ctx.db
    .update(deliveries)
    .set({ status: "pending", tries: 0, dueAt: sql`now()`, finishedAt: null })
    .where(and(own, ne(deliveries.status, "delivering")))
    .returning({ id: deliveries.id });
  if (due.length === 0) {
    throw new AppError("CONFLICT", {
      message: "It is being delivered. Wait for the result of this attempt",
      reason: "delivering",
      headers: { "x-should-retry": "false" },
    });
  }
  recordChange(ctx, {
    subject: `${subject}:${delivery.id}`,
    name: delivery.id,
    before: { status: delivery.status },
    after: { status: "pending" },
  });
}
