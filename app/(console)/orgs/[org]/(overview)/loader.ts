import { listAudit } from "@/lib/audit/list-audit";
import { formatActor } from "@/lib/core/operations/context";
import { anywhere, hasOrganizationAccess, permits } from "@/lib/core/operations/permissions";
import { pageContext } from "@/lib/next/session";
import { getOverview } from "@/lib/usage/overview";
import { loadAttention } from "../hygiene/loader";
import { loadTree } from "../loader";

/** Loads the figures of the organization, the findings that need attention, and the latest changes. */
export async function loadOverview(org: string) {
  const ctx = await pageContext(org);
  const inCharge = hasOrganizationAccess(ctx);
  const [figures, attention, changes, { projects }] = await Promise.all([
    permits(ctx.actor, "usage:read", anywhere) ? getOverview.execute(ctx, {}) : null,
    loadAttention(org),
    inCharge ? listAudit.execute(ctx, { limit: 6 }) : null,
    loadTree(org),
  ]);
  return {
    inCharge,
    figures,
    attention,
    changes: changes?.data ?? null,
    project: projects[0],
    self: formatActor(ctx.actor),
    now: ctx.now,
  };
}
