import Link from "next/link";
import { carryOut } from "@/app/actions/attention";
import { createProject, createWorkspace } from "@/app/actions/organizations";
import { NewInTree } from "@/components/organizations/new-in-tree";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { Attention } from "@/components/overview/attention";
import { Figures } from "@/components/overview/figures";
import { RecentChanges } from "@/components/overview/recent-changes";
import { Section } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page";
import { listAudit } from "@/lib/audit/read";
import { anywhere, holdsOrganization, permits } from "@/lib/core/permissions";
import { pageContext } from "@/lib/server/session";
import { readOverview } from "@/lib/usage/overview";
import { readAttention } from "./attention";
import { ConsolePage } from "./console-page";
import { readTree } from "./tree";

export const metadata = { title: "Overview" };

const SHOWN = 6;

type Props = { params: Promise<{ org: string }>; searchParams: Promise<{ new?: string }> };

export default async function OverviewPage({ params, searchParams }: Props) {
  const [{ org }, { new: wanted }] = await Promise.all([params, searchParams]);
  const ctx = await pageContext(org);
  const inCharge = holdsOrganization(ctx);
  const [figures, attention, changes, { workspaces }] = await Promise.all([
    permits(ctx.actor, "usage:read", anywhere) ? readOverview.execute(ctx, {}) : null,
    readAttention(ctx, org),
    inCharge ? listAudit.execute(ctx, { limit: 8 }) : null,
    readTree(org),
  ]);
  const here = workspaces.filter(({ id }) =>
    permits(ctx.actor, "projects:write", { level: "workspace", workspaceId: id }),
  );
  const makes =
    (wanted === "workspace" && inCharge) || (wanted === "project" && here.length > 0) ? wanted : null;
  return (
    <ConsolePage org={org}>
      <PageHeader title="Overview" description="The last 24 hours against the 24 before." />
      {figures ? <Figures {...figures} /> : <SeesNothing what="projects" />}
      <Section
        title="Needs attention"
        className="mt-6"
        aside={
          <Link className="link text-12" href={`/orgs/${org}/hygiene`}>
            {attention.length > SHOWN ? `All ${attention.length}` : "Hygiene"}
          </Link>
        }
      >
        <Attention rows={attention.slice(0, SHOWN)} carryOut={carryOut.bind(null, org)} />
      </Section>
      {changes && <RecentChanges entries={changes.data} />}
      {makes && (
        <NewInTree
          organization={org}
          what={makes}
          workspaces={here.map(({ id, name }) => ({ value: id, label: name }))}
          createWorkspace={createWorkspace}
          createProject={createProject}
        />
      )}
    </ConsolePage>
  );
}
