import { budgetRows } from "@/components/overview/budget-findings";
import { credentialRow, failingRows } from "@/components/overview/credential-findings";
import { type AttentionRow, keyRow, leakRows } from "@/components/overview/findings";
import { anywhere, type Permission, permits } from "@/lib/core/operations/permissions";
import { toCredentialTarget } from "@/lib/credentials/credential-target";
import { listCredentialHygiene } from "@/lib/credentials/operations/list-credential-hygiene";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { listHygiene } from "@/lib/keys/insights/hygiene";
import { listLeakReports } from "@/lib/keys/leaks/list-leak-reports";
import { pageContext } from "@/lib/next/session";
import { loadBudgetFindings } from "../load-budgets";
import { loadProjects } from "../loader";

/**
 * Loads the findings about keys and credentials that the person sees, the most urgent kind first. A row has
 * no button if the person may not fix it.
 */
export async function loadAttention(org: string): Promise<AttentionRow[]> {
  const ctx = await pageContext(org);
  const base = `/orgs/${org}`;
  const may = (permission: Permission) => permits(ctx.actor, permission, anywhere);
  const [[keys, leaks, budgets = []], [credentials, all]] = await Promise.all([
    may("keys:read")
      ? Promise.all([
          listHygiene.execute(ctx, {}),
          listLeakReports.execute(ctx, { unresolved: true }),
          loadBudgetFindings(org),
        ])
      : [],
    may("credentials:read")
      ? Promise.all([listCredentialHygiene.execute(ctx, {}), listCredentials.execute(ctx, {})])
      : [],
  ]);
  const tested = (all?.data ?? []).map((credential) => ({
    ...credential,
    writable: permits(ctx.actor, "credentials:write", toCredentialTarget(credential)),
  }));
  const findings = keys?.data ?? [];
  const projects = await loadProjects(
    org,
    findings.map(({ key }) => key.owner.id),
  );
  const findName = (ownerId: string) => projects.find(({ id }) => id === ownerId)?.name;
  return [
    ...leakRows(base, leaks?.data ?? []),
    ...failingRows(base, tested),
    ...budgetRows(budgets),
    ...findings.map((finding) => keyRow(base, finding, findName(finding.key.owner.id))),
    ...(credentials?.data ?? []).map((finding) => credentialRow(base, finding)),
  ];
}
