import type { SearchParams } from "nuqs/server";
import { ReceiverSettings } from "@/components/deliveries/receiver-settings";
import { SwitchActive } from "@/components/deliveries/switch-active";
import { UnreadableSecret } from "@/components/deliveries/unreadable-secret";
import { PageHeader } from "@/components/ui/page";
import { Tabs } from "@/components/ui/tabs";
import { StateBadge } from "@/components/ui/values/badge";
import { loadWorkflowPageView, toWorkflowPageHref } from "@/components/workflows/params";
import { TriggerRun } from "@/components/workflows/trigger/trigger-run";
import { WorkflowTarget } from "@/components/workflows/workflow-target";
import { ConsolePage } from "../../../../../console-page";
import { actions } from "../../../../[project]/workflows/actions";
import { loadWorkflow } from "./loader";
import { RunsTab } from "./runs-tab";

type Props = {
  params: Promise<{ org: string; project: string; workflow: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata({ params }: Props) {
  const { org, project, workflow } = await params;
  return { title: (await loadWorkflow(org, project, workflow)).workflow.name };
}

/** Shows a workflow's page. It stands outside of the project's layout, whose tabs would double its own. */
export default async function WorkflowPage({ params, searchParams }: Props) {
  const [{ org, project: slug, workflow: id }, view] = await Promise.all([
    params,
    loadWorkflowPageView(searchParams),
  ]);
  const { workflow, readable, mayWriteWorkflows } = await loadWorkflow(org, slug, id);
  const projectHref = `/orgs/${org}/projects/${slug}`;
  const base = `${projectHref}/workflows/${id}`;
  const settingsHref = toWorkflowPageHref(base, { tab: "settings" });
  const acts = { organization: org, workflow, actions };
  const isSettings = view.tab === "settings" && view.run === null && mayWriteWorkflows;
  return (
    <ConsolePage
      org={org}
      project={slug}
      below={[{ label: "Workflows", href: `${projectHref}/workflows` }, { label: workflow.name }]}
    >
      <PageHeader
        title={workflow.name}
        badge={<StateBadge state={workflow.active ? "active" : "inactive"} />}
        description={
          <>
            Sends each run to <code className="text-[0.923em] wrap-anywhere">{workflow.targetUrl}</code>
          </>
        }
        actions={
          mayWriteWorkflows && (
            <>
              <SwitchActive organization={org} of={workflow} actions={actions} />
              <TriggerRun {...acts} />
            </>
          )
        }
      />
      <Tabs
        label={workflow.name}
        items={[
          { href: base, label: "Runs", current: !isSettings },
          ...(mayWriteWorkflows ? [{ href: settingsHref, label: "Settings", current: isSettings }] : []),
        ]}
      />
      <div className="mt-6 grid grid-cols-1 gap-6">
        {!readable && <UnreadableSecret settingsHref={mayWriteWorkflows ? settingsHref : null} />}
        {isSettings ? (
          <ReceiverSettings
            what="workflow"
            organization={org}
            of={workflow}
            actions={actions}
            listHref={`${projectHref}/workflows`}
          >
            <WorkflowTarget {...acts} />
          </ReceiverSettings>
        ) : (
          <RunsTab
            org={org}
            projectHref={projectHref}
            workflow={workflow}
            mayWrite={mayWriteWorkflows}
            view={view}
          />
        )}
      </div>
    </ConsolePage>
  );
}
