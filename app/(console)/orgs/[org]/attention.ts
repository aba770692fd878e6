import {
  type AttentionRow,
  credentialRow,
  failingRows,
  keyRow,
  leakRow,
} from "@/components/overview/findings";
import type { Context } from "@/lib/core/context";
import { anywhere, permits } from "@/lib/core/permissions";
import { toCredentialTarget } from "@/lib/credentials/credential-target";
import { listCredentialHygiene } from "@/lib/credentials/operations/list-credential-hygiene";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { listHygiene } from "@/lib/keys/insights/hygiene";
import { listLeakReports } from "@/lib/keys/leaks/list-leak-reports";
import { readTree } from "./tree";

/** What needs attention in what the person sees, the most pressing kind first. Who may not cure it sees no button. */
export async function readAttention(ctx: Context, org: string): Promise<AttentionRow[]> {
  const base = `/orgs/${org}`;
  const sees = (permission: "keys:read" | "credentials:read") => permits(ctx.actor, permission, anywhere);
  const [keys, leaks] = sees("keys:read")
    ? await Promise.all([listHygiene.execute(ctx, {}), listLeakReports.execute(ctx, { open: true })])
    : [];
  const [credentials, all] = sees("credentials:read")
    ? await Promise.all([listCredentialHygiene.execute(ctx, {}), listCredentials.execute(ctx, {})])
    : [];
  const tested = (all?.data ?? []).map((credential) => ({
    ...credential,
    writable: permits(ctx.actor, "credentials:write", toCredentialTarget(credential)),
  }));
  const { projects } = await readTree(org);
  const findProject = (ownerId: string) => projects.find(({ id }) => id === ownerId)?.name;
  return [
    ...(leaks?.data ?? []).map((report) => leakRow(base, report)),
    ...failingRows(base, tested),
    ...(keys?.data ?? []).map((finding) => keyRow(base, finding, findProject(finding.key.owner.id))),
    ...(credentials?.data ?? []).map((finding) => credentialRow(base, finding)),
  ];
}
