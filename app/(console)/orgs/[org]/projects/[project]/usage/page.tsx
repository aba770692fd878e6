import type { SearchParams } from "nuqs/server";
import { toRequestListHref } from "@/components/requests/params";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { ExportLink } from "@/components/usage/export-link";
import { loadUsageView } from "@/components/usage/params";
import { toExportHref } from "../../../usage/to-export-href";
import { Usage } from "../../../usage/usage";
import { loadProject } from "../loader";

type Props = { params: Promise<{ org: string; project: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const { org, project } = await params;
  return { title: `Usage of ${(await loadProject(org, project)).project.name}` };
}

export default async function ProjectUsagePage({ params, searchParams }: Props) {
  const [{ org, project: slug }, asked] = await Promise.all([params, loadUsageView(searchParams)]);
  const { project } = await loadProject(org, slug);
  const view = { ...asked, project: project.id };
  return (
    <>
      <div className="mb-3 flex justify-end gap-2">
        <LinkButton
          icon="activity"
          href={toRequestListHref(`/orgs/${org}/requests`, { project: project.id })}
        >
          Requests
        </LinkButton>
        <ExportLink href={await toExportHref(org, view)} />
      </div>
      <Usage org={org} base={`/orgs/${org}/projects/${slug}/usage`} view={view} without="project" />
    </>
  );
}
