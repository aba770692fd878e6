import Link from "next/link";
import { notFound } from "next/navigation";
import { deleteWorkspace, renameWorkspace } from "@/app/actions/organizations";
import { TreeSettings } from "@/components/organizations/tree-settings";
import { Card, List, ListItem, Section } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page";
import { RelativeTime } from "@/components/ui/relative-time";
import { permits } from "@/lib/core/permissions";
import { pageContext } from "@/lib/server/session";
import { ConsolePage } from "../../console-page";
import { readTree } from "../../tree";

type Props = { params: Promise<{ org: string; workspace: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, workspace } = await params;
  const { workspaces } = await readTree(org);
  return { title: workspaces.find(({ slug }) => slug === workspace)?.name ?? "Workspace" };
}

export default async function WorkspacePage({ params }: Props) {
  const { org, workspace: slug } = await params;
  const [ctx, tree] = await Promise.all([pageContext(org), readTree(org)]);
  const workspace = tree.workspaces.find((candidate) => candidate.slug === slug) ?? notFound();
  const projects = tree.projects.filter(({ workspaceId }) => workspaceId === workspace.id);
  const mayManage = permits(ctx.actor, "projects:write", { level: "workspace", workspaceId: workspace.id });
  const newProject = mayManage && (
    <LinkButton variant="primary" icon="plus" href={`/orgs/${org}?new=project`}>
      New project
    </LinkButton>
  );
  return (
    <ConsolePage org={org} workspace={slug}>
      <PageHeader
        title={workspace.name}
        description="Projects share what this workspace owns, and have keys of their own."
        actions={newProject}
      />
      <Section title="Projects" className="mt-6">
        <Card>
          {projects.length === 0 ? (
            <EmptyState icon="project" title="No project yet" action={newProject}>
              A project has its own keys and inherits the organization’s.
            </EmptyState>
          ) : (
            <List>
              {projects.map((project) => (
                <ListItem key={project.id}>
                  <span className="fill">
                    <Link href={`/orgs/${org}/projects/${project.slug}`}>{project.name}</Link>
                  </span>
                  <code className="mono muted">{project.slug}</code>
                  <RelativeTime at={project.createdAt} className="muted text-13" />
                </ListItem>
              ))}
            </List>
          )}
        </Card>
      </Section>
      {mayManage && (
        <Section title="Settings" className="mt-6">
          <Card>
            <List>
              <TreeSettings
                organization={org}
                what="workspace"
                thing={workspace}
                consequence="It must hold no project, runtime, storage unit or credential."
                rename={renameWorkspace}
                remove={deleteWorkspace}
              />
            </List>
          </Card>
        </Section>
      )}
    </ConsolePage>
  );
}
