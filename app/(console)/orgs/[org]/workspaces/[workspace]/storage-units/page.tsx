import type { SearchParams } from "nuqs/server";
import { mayChangeSome } from "@/components/organizations/owners";
import { ListSearch } from "@/components/resource/list/list-search";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { NewStorageUnit } from "@/components/storage/form/new-storage-unit";
import { NoStorageUnits } from "@/components/storage/no-storage-units";
import {
  loadStorageUnitListView,
  type StorageUnitListView,
  toStorageUnitListHref,
} from "@/components/storage/params";
import { StorageUnitTable } from "@/components/storage/storage-unit-table";
import { Toolbar } from "@/components/ui/page";
import { Pagination } from "@/components/ui/tables/pagination";
import { loadWorkspace } from "../../../loader";
import { WorkspaceFrame } from "../workspace-frame";
import { actions } from "./actions";
import { loadWorkspaceStorageUnits } from "./loader";
import { OpenStorageUnit } from "./open-storage-unit";

type Props = {
  params: Promise<{ org: string; workspace: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata({ params }: Props) {
  const { org, workspace } = await params;
  return { title: `Storage units of ${(await loadWorkspace(org, workspace)).name}` };
}

export default async function WorkspaceStorageUnitsPage({ params, searchParams }: Props) {
  const [{ org, workspace: slug }, view] = await Promise.all([params, loadStorageUnitListView(searchParams)]);
  const loaded = await loadWorkspaceStorageUnits(org, slug, view);
  const { workspace, owners, credentials, units, nextCursor } = loaded;
  const base = `/orgs/${org}/workspaces/${slug}/storage-units`;
  const toHref = (patch: Partial<StorageUnitListView>) => toStorageUnitListHref(base, { ...view, ...patch });
  const shared = { credentials, owners, actions };
  const creating = { workspaceId: workspace.id, credentials, owners, create: actions.create };
  return (
    <WorkspaceFrame
      org={org}
      workspace={slug}
      description="Buckets. Keys of this workspace’s projects get links to their files."
      actions={mayChangeSome(owners) && <NewStorageUnit {...creating} />}
    >
      {(units.length > 0 || view.q) && (
        <Toolbar>
          <ListSearch label="Search storage units" placeholder="Search by name or bucket" />
        </Toolbar>
      )}
      {units.length === 0 ? (
        <NoStorageUnits search={view.q} base={base} owners={owners} />
      ) : (
        <StorageUnitTable
          {...shared}
          units={units}
          current={view.unit}
          toHref={(unit) => toHref({ unit })}
          footer={
            <Pagination
              summary={toPageSummary(
                { cursors: view.cursor, next: nextCursor },
                units.length,
                "storage unit",
              )}
              {...toPageLinks(view.cursor, nextCursor, (cursor) => toHref({ cursor }))}
            />
          }
        />
      )}
      {view.unit && (
        <OpenStorageUnit
          {...shared}
          org={org}
          workspaceId={workspace.id}
          id={view.unit}
          closeHref={toHref({ unit: null })}
        />
      )}
    </WorkspaceFrame>
  );
}
