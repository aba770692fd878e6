import { DeliveryTable } from "@/components/deliveries/delivery-table";
import { isUnderWay } from "@/components/deliveries/is-under-way";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { MissingSheet } from "@/components/resource/missing-sheet";
import { RefreshWhile } from "@/components/resource/refresh-while";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/feedback/empty-state";
import { Pagination } from "@/components/ui/tables/pagination";
import { toWorkflowPageHref, type WorkflowPageView } from "@/components/workflows/params";
import { RunSheet } from "@/components/workflows/run-sheet";
import { toRunStarter } from "@/components/workflows/to-run-starter";
import { TriggerCard } from "@/components/workflows/trigger/trigger-card";
import type { Workflow } from "@/components/workflows/types";
import { actions } from "../../../../[project]/workflows/actions";
import { loadRuns } from "./loader";

type Props = {
  org: string;
  /** The address of the project. */
  projectHref: string;
  workflow: Workflow;
  mayWrite: boolean;
  view: WorkflowPageView;
};

/** Shows the runs of a workflow, and how to start one. */
export async function RunsTab({ org, projectHref, workflow, mayWrite, view }: Props) {
  const { runs, opened, nextCursor, origin } = await loadRuns(org, workflow.id, view);
  const base = `${projectHref}/workflows/${workflow.id}`;
  const toHref = (patch: Partial<WorkflowPageView>) =>
    toWorkflowPageHref(base, { ...view, tab: "runs", ...patch });
  return (
    <div className="grid grid-cols-1 items-start gap-5 min-[1121px]:grid-cols-[minmax(0,1fr)_380px]">
      <RefreshWhile active={[...runs, ...(opened ? [opened] : [])].some(isUnderWay)} />
      {runs.length === 0 ? (
        <Card>
          <EmptyState icon="send" title="No runs yet">
            A run starts when a key triggers this workflow. It is listed here with its payload, its attempts
            and the answers of the target.
          </EmptyState>
        </Card>
      ) : (
        <DeliveryTable
          caption="Runs"
          deliveries={runs}
          about={{ title: "Started by", show: toRunStarter }}
          current={view.run}
          toHref={(run) => toHref({ run })}
          footer={
            <Pagination
              summary={toPageSummary(
                { cursors: view.cursor, next: nextCursor, size: 25 },
                runs.length,
                "run",
              )}
              {...toPageLinks(view.cursor, nextCursor, (cursor) => toHref({ cursor, run: null }))}
            />
          }
        />
      )}
      <TriggerCard workflow={workflow} origin={origin} keysHref={`${projectHref}/keys`} />
      {opened && (
        <RunSheet
          key={opened.id}
          organization={org}
          workflow={workflow.name}
          run={opened}
          mayWrite={mayWrite}
          redeliver={actions.redeliver}
          closeHref={toHref({ run: null })}
        />
      )}
      {view.run && !opened && <MissingSheet what="run" closeHref={toHref({ run: null })} />}
    </div>
  );
}
