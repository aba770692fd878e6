import { and, eq, inArray, type SQL } from "drizzle-orm";
import { usage, usageDaily } from "@/db/schema";
import type { Context } from "@/lib/core/operations/context";
import { countLastDayPerGroup } from "@/lib/usage/count-last-day";
import { isVisibleUsage } from "@/lib/usage/visible-usage";

/**
 * Counts the requests of the last 24 hours to runtimes, by runtime or by key. Requests of projects that the
 * caller has no access to are left out.
 */
export function countRuntimeRequests(
  ctx: Context,
  runtimeIds: readonly string[],
  by: "runtimeId" | "keyId",
): Promise<Map<string, number>> {
  const count = (table: typeof usage | typeof usageDaily): SQL | undefined =>
    and(inArray(table.runtimeId, [...runtimeIds]), isVisibleUsage(ctx, table.projectId));
  return countLastDayPerGroup(ctx, {
    within: eq(usage.organizationId, ctx.organizationId),
    counted: count(usage),
    daily: and(eq(usageDaily.organizationId, ctx.organizationId), count(usageDaily)),
    by: { usage: usage[by], daily: usageDaily[by] },
  });
}
