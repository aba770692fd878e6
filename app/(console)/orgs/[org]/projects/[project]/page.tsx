import { Figures } from "@/components/overview/figures";
import { QuickStart } from "@/components/projects/quick-start";
import { Card } from "@/components/ui/card";
import { CopyIcon } from "@/components/ui/copy-button";
import { Fact, Facts } from "@/components/ui/facts";
import { holdsOrganization } from "@/lib/core/permissions";
import { listKeys } from "@/lib/keys/list";
import { listUsableRuntimes } from "@/lib/runtimes/selection";
import { gatewayUrl } from "@/lib/server/addresses";
import { readOverview } from "@/lib/usage/overview";
import { readTree } from "../../tree";
import { readProject } from "./project";

type Props = { params: Promise<{ org: string; project: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, project } = await params;
  return { title: (await readProject(org, project)).project.name };
}

export default async function ProjectPage({ params }: Props) {
  const { org, project: slug } = await params;
  const { ctx, project, mayWriteKeys } = await readProject(org, slug);
  const scope = { organizationId: ctx.organizationId, workspaceId: project.workspaceId };
  const [keys, figures, runtimes, { workspaces }, baseUrl] = await Promise.all([
    listKeys.execute(ctx, { projectId: [project.id], owner: "project", limit: 1, archived: true }),
    readOverview.execute(ctx, { projectId: project.id }),
    listUsableRuntimes(ctx.db, scope, "chat"),
    readTree(org),
    gatewayUrl(),
  ]);
  const runtime = runtimes[0]?.name ?? null;
  const hasRequest = figures.requests.now + figures.requests.before > 0;
  const base = `/orgs/${org}/projects/${slug}`;
  return (
    <div className="stack mt-6 gap-6">
      {hasRequest && <Figures {...figures} />}
      <div className="cols">
        <QuickStart
          baseUrl={baseUrl}
          runtime={runtime}
          hasKey={keys.data.length > 0}
          hasRequest={hasRequest}
          credentialsHref={holdsOrganization(ctx) ? `/orgs/${org}/credentials` : null}
          createKeyHref={mayWriteKeys ? `${base}/keys?new=1` : null}
        />
        <Card heading="This project">
          <Facts>
            <Fact term="Base URL">
              <span className="row between">
                <code className="mono truncate">{baseUrl}</code>
                <CopyIcon text={baseUrl} label="Copy base URL" />
              </span>
            </Fact>
            <Fact term="Slug">
              <code className="mono">{project.slug}</code>
            </Fact>
            <Fact term="Default runtime">{runtime ?? "None"}</Fact>
            <Fact term="Workspace">
              {workspaces.find(({ id }) => id === project.workspaceId)?.name ?? "None"}
            </Fact>
          </Facts>
        </Card>
      </div>
    </div>
  );
}
