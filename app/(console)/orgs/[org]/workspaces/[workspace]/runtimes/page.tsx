import type { SearchParams } from "nuqs/server";
import { mayChangeSome } from "@/components/organizations/owners";
import { NewRuntime } from "@/components/runtimes/form/new-runtime";
import { loadRuntimeListView } from "@/components/runtimes/params";
import { RuntimeToolbar } from "@/components/runtimes/runtime-toolbar";
import { loadWorkspace } from "../../../loader";
import { actions } from "../../../runtimes/actions";
import { loadChoices, loadRuntimes } from "../../../runtimes/loader";
import { RuntimeList } from "../../../runtimes/runtime-list";
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
      <RuntimeList
        org={org}
        base={`/orgs/${org}/workspaces/${workspace}/runtimes`}
        view={view}
        runtimes={runtimes}
        nextCursor={nextCursor}
        isNarrowed={view.q !== ""}
        owners={owners}
        choices={choices}
      />
    </WorkspaceFrame>
  );
}
