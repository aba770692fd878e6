import type { SearchParams } from "nuqs/server";
import { mayChangeSome } from "@/components/organizations/owners";
import { toPageLinks } from "@/components/resource/params";
import { NewRuntime } from "@/components/runtimes/new-runtime";
import { NoRuntimes } from "@/components/runtimes/no-runtimes";
import { loadRuntimeListView, type RuntimeListView, toRuntimeListHref } from "@/components/runtimes/params";
import { RuntimeTable } from "@/components/runtimes/runtime-table";
import { RuntimeToolbar } from "@/components/runtimes/runtime-toolbar";
import { plural } from "@/components/ui/format";
import { Pagination } from "@/components/ui/pagination";
import { loadWorkspace } from "../../../loader";
import { actions } from "../../../runtimes/actions";
import { loadChoices, loadRuntimes } from "../../../runtimes/loader";
import { OpenRuntime } from "../../../runtimes/open-runtime";
import { loadWorkspaceOwners } from "../loader";
import { WorkspaceFrame } from "../workspace-frame";

type Props = {
  params: Promise<{ org: string; workspace: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata({ params }: Props) {
  const { org, workspace } = await params;
  return { title: `Runtimes of ${(await loadWorkspace(org, workspace)).name}` };
}

export default async function WorkspaceRuntimesPage({ params, searchParams }: Props) {
  const [{ org, workspace }, view] = await Promise.all([params, loadRuntimeListView(searchParams)]);
  const [{ runtimes, nextCursor }, owners, choices] = await Promise.all([
    loadRuntimes(org, { ...view, workspace }),
    loadWorkspaceOwners(org, workspace, "runtimes:write"),
    loadChoices(org),
  ]);
  const base = `/orgs/${org}/workspaces/${workspace}/runtimes`;
  const toHref = (patch: Partial<RuntimeListView>) => toRuntimeListHref(base, { ...view, ...patch });
  return (
    <WorkspaceFrame
      org={org}
      workspace={workspace}
      description="For this workspace’s projects only, beside the organization’s runtimes."
      actions={
        mayChangeSome(owners) && <NewRuntime owners={owners} choices={choices} create={actions.create} />
      }
    >
      <RuntimeToolbar />
      {runtimes.length === 0 ? (
        <NoRuntimes narrowed={view.q !== ""} search={view.q} base={base} owners={owners} />
      ) : (
        <RuntimeTable
          runtimes={runtimes}
          choices={choices}
          owners={owners}
          actions={actions}
          current={view.runtime}
          toHref={(runtime) => toHref({ runtime })}
          footer={
            <Pagination
              summary={plural(runtimes.length, "runtime")}
              {...toPageLinks(view.cursor, nextCursor, (cursor) => toHref({ cursor }))}
            />
          }
        />
      )}
      {view.runtime && (
        <OpenRuntime org={org} id={view.runtime} choices={choices} closeHref={toHref({ runtime: null })} />
      )}
    </WorkspaceFrame>
  );
}
