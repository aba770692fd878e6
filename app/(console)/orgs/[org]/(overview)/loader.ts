import { listAudit } from "@/lib/audit/list-audit";
import { type Context, formatActor } from "@/lib/core/operations/context";
import { anywhere, hasOrganizationAccess, permits } from "@/lib/core/operations/permissions";
import { pageContext } from "@/lib/next/session";
import { daysBetween, firstOfLast } from "@/lib/usage/days";
import { getOverview } from "@/lib/usage/overview";
import { getUsage } from "@/lib/usage/report/get-usage";
import { loadAttention } from "../hygiene/loader";
import { loadTree } from "../loader";

const SPEND_DAYS = 14;

/** Loads the figures of the organization, its spend by day, the findings that need attention, and the latest changes. */
export async function loadOverview(org: string) {
  const ctx = await pageContext(org);
  const inCharge = hasOrganizationAccess(ctx);
  const mayReadUsage = permits(ctx.actor, "usage:read", anywhere);
  const [figures, spend, attention, changes, { projects }] = await Promise.all([
    mayReadUsage ? getOverview.execute(ctx, {}) : null,
    mayReadUsage ? loadSpend(ctx) : [],
    loadAttention(org),
    inCharge ? listAudit.execute(ctx, { limit: 6 }) : null,
    loadTree(org),
  ]);
  return {
    inCharge,
    figures,
    spend,
    attention,
    changes: changes?.data ?? null,
    project: projects[0],
    self: formatActor(ctx.actor),
    now: ctx.now,
  };
}

/** Loads the spend of each of the last days. Empty without any. */
async function loadSpend(ctx: Context) {
  const from = firstOfLast(SPEND_DAYS, ctx.now);
  const { data } = await getUsage.execute(ctx, { from, groupBy: ["day"] });
  const byDay = new Map(data.map(({ day, costUsd }) => [day, Number(costUsd)]));
  if ([...byDay.values()].every((usd) => usd === 0)) return [];
  return daysBetween({ from }, ctx.now).map((day) => ({ day, usd: byDay.get(day) ?? 0 }));
}
