import type { z } from "zod";
import { actionWords } from "@/components/audit/action-words";
import type { AuditListView } from "@/components/audit/params";
import type { AuditOptions } from "@/components/audit/types";
import type { auditFilters } from "@/lib/audit/audit-input";
import { listAudit } from "@/lib/audit/list-audit";
import { listAuditFilters } from "@/lib/audit/list-audit-filters";
import { organizationTarget, permits } from "@/lib/core/operations/permissions";
import { pageContext } from "@/lib/next/session";

const PAGE = 50;
const HOUR_MS = 3_600_000;
const HOURS = { "24h": 24, "7d": 7 * 24, "30d": 30 * 24, "90d": 90 * 24 };

/** Returns whether the person may read the audit log. */
export const mayReadAudit = async (org: string) =>
  permits((await pageContext(org)).actor, "audit:read", organizationTarget);

/** Returns the filters of a view. Unknown kinds of subjects are ignored. */
function toFilters(
  { range, actor, action, kind, subject }: AuditListView,
  now: Date,
): z.input<typeof auditFilters> {
  return {
    actor: actor?.slice(0, 200),
    action: action?.slice(0, 100),
    subject: subject?.slice(0, 200),
    kind: kind && /^[a-z_]{1,50}$/.test(kind) ? kind : undefined,
    from: range ? new Date(now.getTime() - HOURS[range] * HOUR_MS).toISOString() : undefined,
  };
}

/** Loads a page of audit entries, and the query of an export of the same view. */
export async function loadAudit(org: string, view: AuditListView) {
  const ctx = await pageContext(org);
  const filters = toFilters(view, ctx.now);
  const cursor = view.cursor.at(-1);
  const page = await listAudit.execute(ctx, { ...filters, limit: PAGE, ...(cursor && { cursor }) });
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== undefined));
  return { ...page, exportQuery: query.toString() };
}

/** Loads an audit entry by its sequence, null when there is none. */
export async function loadAuditEntry(org: string, sequence: number) {
  const cursor = String(Math.max(0, sequence) + 1);
  const { data } = await listAudit.execute(await pageContext(org), { limit: 1, cursor });
  return data.find((entry) => entry.sequence === sequence) ?? null;
}

/** Loads the options of the filters. */
export async function loadAuditOptions(org: string): Promise<AuditOptions> {
  const { actors, actions } = await listAuditFilters.execute(await pageContext(org), {});
  return {
    actors: actors.map(({ actor, name }) => ({ value: actor, label: name ?? "Deleted" })),
    actions: actions.map((action) => ({ value: action, label: toLabel(actionWords(action)), hint: action })),
  };
}

const toLabel = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);
