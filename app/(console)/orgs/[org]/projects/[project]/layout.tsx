import type { ReactNode } from "react";
import { InSegment } from "@/components/layout/in-segment";
import { CreateLink } from "@/components/resource/create-link";
import { PageHeader } from "@/components/ui/page";
import { Tabs } from "@/components/ui/tabs";
import { ConsolePage } from "../../console-page";
import { loadProject } from "./loader";

type Props = { children: ReactNode; params: Promise<{ org: string; project: string }> };

export default async function ProjectLayout({ children, params }: Props) {
  const { org, project: slug } = await params;
  const { project, mayManage, mayWriteKeys, mayWriteWorkflows } = await loadProject(org, slug);
  const base = `/orgs/${org}/projects/${slug}`;
  return (
    <ConsolePage org={org} project={slug}>
      <PageHeader
        title={project.name}
        description={
          <>
            <InSegment segment={null}>Calls of this project, and how to make them.</InSegment>
            <InSegment segment="usage">What the calls of this project used. Days are UTC.</InSegment>
            <InSegment segment="settings">Name, budgets and deletion.</InSegment>
            <InSegment segment="keys">
              Keys that call the gateway for this project. Inherited keys come from the organization and are
              edited there.
            </InSegment>
            <InSegment segment="workflows">
              Actions that keys with the scope workflows:trigger start. Each run is sent to a URL of yours.
            </InSegment>
          </>
        }
        actions={
          <>
            {mayWriteKeys && (
              <InSegment segment="keys">
                <CreateLink label="Create API Key" />
              </InSegment>
            )}
            {mayWriteWorkflows && (
              <InSegment segment="workflows">
                <CreateLink label="New workflow" />
              </InSegment>
            )}
          </>
        }
      />
      <Tabs
        label={project.name}
        items={[
          { href: base, label: "Overview" },
          { href: `${base}/keys`, label: "API keys" },
          { href: `${base}/workflows`, label: "Workflows" },
          { href: `${base}/usage`, label: "Usage" },
          ...(mayManage || mayWriteKeys ? [{ href: `${base}/settings`, label: "Settings" }] : []),
        ]}
      />
      {children}
    </ConsolePage>
  );
}
