import { Figures } from "@/components/overview/figures";
import { HowToCall, QuickStart } from "@/components/projects/quick-start";
import { Card } from "@/components/ui/card";
import { CopyIcon } from "@/components/ui/copy-button";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { loadProject, loadProjectOverview } from "./loader";

type Props = { params: Promise<{ org: string; project: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, project } = await params;
  return { title: (await loadProject(org, project)).project.name };
}

export default async function ProjectPage({ params }: Props) {
  const { org, project: slug } = await params;
  const [{ project, mayConnect, mayWriteKeys }, overview] = await Promise.all([
    loadProject(org, slug),
    loadProjectOverview(org, slug),
  ]);
  const { figures, hasKey, hasRequest, settled, baseUrl, runtime, workspace, defaults } = overview;
  return (
    <div className="grid grid-cols-1 gap-6">
      {hasRequest && <Figures {...figures} />}
      <div className="grid grid-cols-1 items-start gap-5 min-[1121px]:grid-cols-[minmax(0,1fr)_348px]">
        {settled ? (
          <HowToCall baseUrl={baseUrl} runtime={runtime} />
        ) : (
          <QuickStart
            baseUrl={baseUrl}
            runtime={runtime}
            hasKey={hasKey}
            hasRequest={hasRequest}
            credentialsHref={mayConnect ? `/orgs/${org}/credentials` : null}
            runtimesHref={`/orgs/${org}/runtimes`}
            keysHref={`/orgs/${org}/projects/${slug}/keys`}
            mayCreateKeys={mayWriteKeys}
          />
        )}
        <AboutProject
          org={org}
          project={project}
          workspace={workspace}
          baseUrl={baseUrl}
          defaults={defaults}
        />
      </div>
    </div>
  );
}

type AboutProps = {
  org: string;
  project: { slug: string };
  workspace: { name: string; slug: string };
  baseUrl: string;
  /** The default runtimes, by name. */
  defaults: { chat: string | null; transcription: string | null };
};

function AboutProject({ org, project, workspace, baseUrl, defaults }: AboutProps) {
  return (
    <Card heading="This project">
      <DescriptionList className="[&>div:first-child]:grid-cols-1 [&>div:first-child]:gap-0.5">
        <DescriptionItem term="Base URL">
          <span className="flex min-w-0 items-center gap-2 justify-between">
            <code className="font-mono text-[0.923em] wrap-anywhere">{baseUrl}</code>
            <CopyIcon text={baseUrl} label="Copy base URL" />
          </span>
        </DescriptionItem>
        <DescriptionItem term="Slug">
          <code className="font-mono text-[0.923em]">{project.slug}</code>
        </DescriptionItem>
        <DescriptionItem term="Default runtime">{defaults.chat ?? "None"}</DescriptionItem>
        {defaults.transcription && (
          <DescriptionItem term="Transcription">{defaults.transcription}</DescriptionItem>
        )}
        <DescriptionItem term="Workspace">
          <Link className="hover:underline" href={`/orgs/${org}/workspaces/${workspace.slug}`}>
            {workspace.name}
          </Link>
        </DescriptionItem>
      </DescriptionList>
    </Card>
  );
}
