import type { ComponentProps } from "react";
import { KeyActs } from "@/components/keys/key-acts";
import { Figures } from "@/components/overview/figures";
import { HowToCall, QuickStart } from "@/components/projects/quick-start";
import { CopyIcon } from "@/components/ui/buttons/copy-button";
import { Link } from "@/components/ui/buttons/link";
import { Card } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/values/description-list";
import { actions as credentialActions } from "../../credentials/actions";
import { actions as runtimeActions } from "../../runtimes/actions";
import { loadProject, loadProjectOverview, loadQuickStart } from "./loader";

type Props = { params: Promise<{ org: string; project: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, project } = await params;
  return { title: (await loadProject(org, project)).project.name };
}

export default async function ProjectPage({ params }: Props) {
  const { org, project: slug } = await params;
  const [{ project, mayWriteKeys }, overview] = await Promise.all([
    loadProject(org, slug),
    loadProjectOverview(org, slug),
  ]);
  const { figures, answered, answeredEarlier, failure, baseUrl, models, workspace, defaults } = overview;
  return (
    <div className="grid grid-cols-1 gap-6">
      {(answered || failure) && <Figures {...figures} />}
      <div className="grid grid-cols-1 items-start gap-5 min-[1121px]:grid-cols-[minmax(0,1fr)_348px]">
        {answeredEarlier ? (
          <HowToCall
            baseUrl={baseUrl}
            models={models}
            createHref={mayWriteKeys ? `/orgs/${org}/projects/${slug}/keys?new=1` : null}
          />
        ) : (
          <Start org={org} slug={slug} call={{ baseUrl, models, answered, failure }} />
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

type StartProps = {
  org: string;
  slug: string;
  call: Pick<ComponentProps<typeof QuickStart>, "baseUrl" | "models" | "answered" | "failure">;
};

async function Start({ org, slug, call }: StartProps) {
  const { keyContext, credentialOwners, runtimeOwners, choices, project, ...done } = await loadQuickStart(
    org,
    slug,
  );
  return (
    <KeyActs keyContext={keyContext}>
      <QuickStart
        {...call}
        {...done}
        organization={org}
        dialogs={{
          credential: credentialOwners && {
            owners: credentialOwners,
            actions: credentialActions,
          },
          runtime: runtimeOwners && { owners: runtimeOwners, choices, create: runtimeActions.create },
          key: project,
        }}
      />
    </KeyActs>
  );
}

type AboutProps = {
  org: string;
  project: { slug: string };
  workspace: { name: string; slug: string };
  baseUrl: string;
  /** The names of the default runtimes. */
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
