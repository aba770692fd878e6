import { Figures } from "@/components/overview/figures";
import { HowToCall, QuickStart } from "@/components/projects/quick-start";
import { Card } from "@/components/ui/card";
import { CopyIcon } from "@/components/ui/copy-button";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { hasOrganizationAccess } from "@/lib/core/permissions";
import { gatewayUrl } from "@/lib/next/gateway-url";
import { listUsableRuntimes, selectRuntime } from "@/lib/runtimes/select-runtime";
import { readTree } from "../../tree";
import { readProject } from "./project";
import { readUse } from "./use";

type Props = { params: Promise<{ org: string; project: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, project } = await params;
  return { title: (await readProject(org, project)).project.name };
}

export default async function ProjectPage({ params }: Props) {
  const { org, project: slug } = await params;
  const { ctx, project, mayWriteKeys } = await readProject(org, slug);
  const scope = { organizationId: ctx.organizationId, workspaceId: project.workspaceId };
  const [{ figures, hasKey, hasRequest, settled }, [first], chat, transcription, baseUrl] = await Promise.all(
    [
      readUse(ctx, project.id),
      listUsableRuntimes(ctx.db, scope, "chat"),
      selectRuntime(ctx.db, scope, {}, "chat"),
      selectRuntime(ctx.db, scope, {}, "transcription"),
      gatewayUrl(),
    ],
  );
  const standard = chat.runtime?.name ?? null;
  const runtime = standard ?? first?.name ?? null;
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
            credentialsHref={hasOrganizationAccess(ctx) ? `/orgs/${org}/credentials` : null}
            runtimesHref={`/orgs/${org}/runtimes`}
            keysHref={`/orgs/${org}/projects/${slug}/keys`}
            mayCreateKeys={mayWriteKeys}
          />
        )}
        <AboutProject
          org={org}
          project={project}
          baseUrl={baseUrl}
          standard={standard}
          transcription={transcription.runtime?.name ?? null}
        />
      </div>
    </div>
  );
}

type AboutProps = {
  org: string;
  project: { slug: string; workspaceId: string };
  baseUrl: string;
  /** The default runtimes, by name. */
  standard: string | null;
  transcription: string | null;
};

async function AboutProject({ org, project, baseUrl, standard, transcription }: AboutProps) {
  const { workspaces } = await readTree(org);
  const workspace = workspaces.find(({ id }) => id === project.workspaceId);
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
        <DescriptionItem term="Default runtime">{standard ?? "None"}</DescriptionItem>
        {transcription && <DescriptionItem term="Transcription">{transcription}</DescriptionItem>}
        {workspace && (
          <DescriptionItem term="Workspace">
            <Link className="hover:underline" href={`/orgs/${org}/workspaces/${workspace.slug}`}>
              {workspace.name}
            </Link>
          </DescriptionItem>
        )}
      </DescriptionList>
    </Card>
  );
}
