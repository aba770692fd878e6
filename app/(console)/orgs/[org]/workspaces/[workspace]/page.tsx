import { deleteWorkspace, updateWorkspace } from "@/app/actions/organizations";
import { toCreateInTreeHref } from "@/components/organizations/params";
import { TreeSettings } from "@/components/organizations/tree-settings";
import { EmptyList } from "@/components/resource/empty-list";
import { Card, List, ListItem, ListText, Section } from "@/components/ui/card";
import { Icon, type IconName } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page";
import { RelativeTime } from "@/components/ui/relative-time";
import { ConsolePage } from "../../console-page";
import { loadWorkspace } from "../../loader";
import { loadWorkspacePage } from "./loader";

type Props = { params: Promise<{ org: string; workspace: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, workspace } = await params;
  return { title: (await loadWorkspace(org, workspace)).name };
}

export default async function WorkspacePage({ params }: Props) {
  const { org, workspace: slug } = await params;
  const { workspace, projects, mayManage, blockers } = await loadWorkspacePage(org, slug);
  const base = `/orgs/${org}`;
  const newProject = toCreateInTreeHref("", { make: "project", in: slug });
  return (
    <ConsolePage org={org} workspace={slug}>
      <PageHeader
        title={workspace.name}
        description="Projects in this workspace share its credentials and runtimes."
        actions={
          mayManage && (
            <LinkButton variant="primary" icon="plus" href={newProject} scroll={false} prefetch={false}>
              New project
            </LinkButton>
          )
        }
      />
      <div className="grid grid-cols-1 items-start gap-5 min-[1121px]:grid-cols-[minmax(0,1fr)_348px]">
        <Section title="Projects">
          {projects.length === 0 ? (
            <EmptyList
              icon="project"
              title="No projects yet"
              action={
                mayManage && (
                  <LinkButton icon="plus" href={newProject} scroll={false} prefetch={false}>
                    New project
                  </LinkButton>
                )
              }
            >
              A project has its own keys and inherits the organization’s.
            </EmptyList>
          ) : (
            <Card>
              <List plain>
                {projects.map((project) => (
                  <ListItem key={project.id}>
                    <ListText>
                      <Link href={`${base}/projects/${project.slug}`}>{project.name}</Link>
                      <code className="font-mono block overflow-hidden text-12 text-ellipsis text-ink-3">
                        {project.slug}
                      </code>
                    </ListText>
                    <span className="text-ink-2">
                      Created <RelativeTime at={project.createdAt} as="day" />
                    </span>
                  </ListItem>
                ))}
              </List>
            </Card>
          )}
        </Section>
        <div className="grid grid-cols-1 gap-6">
          <Section title="Workspace resources">
            <Card>
              <List plain>
                <Owned icon="vault" href={`${base}/credentials?workspace=${slug}`} name="Credentials">
                  Take precedence over organization credentials.
                </Owned>
                <Owned icon="cpu" href={`${base}/runtimes?workspace=${slug}`} name="Runtimes">
                  For projects in this workspace only.
                </Owned>
              </List>
            </Card>
          </Section>
          {mayManage && (
            <Section title="Settings">
              <Card>
                <List plain>
                  <TreeSettings
                    organization={org}
                    what="workspace"
                    thing={workspace}
                    consequence="The empty workspace is permanently deleted."
                    blockers={blockers}
                    rename={updateWorkspace}
                    remove={deleteWorkspace}
                  />
                </List>
              </Card>
            </Section>
          )}
        </div>
      </div>
    </ConsolePage>
  );
}

type OwnedProps = { icon: IconName; href: string; name: string; children: string };

function Owned({ icon, href, name, children }: OwnedProps) {
  return (
    <ListItem>
      <Icon name={icon} className="text-ink-2" />
      <ListText>
        <Link href={href}>{name}</Link>
        <span className="block overflow-hidden text-12 text-ellipsis text-ink-3 whitespace-normal">
          {children}
        </span>
      </ListText>
    </ListItem>
  );
}
