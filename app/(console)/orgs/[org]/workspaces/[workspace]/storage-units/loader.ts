import type { StorageUnitListView } from "@/components/storage/params";
import type { Linkable } from "@/components/storage/types";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { orNull } from "@/lib/next/or-not-found";
import { pageContext } from "@/lib/next/session";
import { getStorageUnit } from "@/lib/storage/operations/get-storage-unit";
import { listStorageUnits } from "@/lib/storage/operations/list-storage-units";
import { loadWorkspaceFrame, loadWorkspaceOwners } from "../loader";

const PAGE = 50;
const MOST_LINKABLE = 100;

/** Loads a page of the workspace's storage units, and the credentials that they may link. */
export async function loadWorkspaceStorageUnits(org: string, slug: string, view: StorageUnitListView) {
  const [ctx, { workspace }, owners] = await Promise.all([
    pageContext(org),
    loadWorkspaceFrame(org, slug),
    loadWorkspaceOwners(org, slug, "runtimes:write"),
  ]);
  const [{ data, nextCursor }, credentials] = await Promise.all([
    listStorageUnits.execute(ctx, {
      workspaceId: workspace.id,
      limit: PAGE,
      cursor: view.cursor.at(-1),
      search: view.q || undefined,
    }),
    loadLinkable(org, workspace.id),
  ]);
  return { workspace, owners, credentials, units: data, nextCursor };
}

/** Loads the storage credentials of a workspace and those of the organization that the person sees. */
async function loadLinkable(org: string, workspaceId: string): Promise<Linkable[]> {
  const { data } = await listCredentials.execute(await pageContext(org), { limit: MOST_LINKABLE });
  return data
    .filter((one) => one.workspaceId === null || one.workspaceId === workspaceId)
    .filter(({ capabilities }) => capabilities.includes("storage"))
    .map(({ id, name, provider, workspaceId, active }) => ({ id, name, provider, workspaceId, active }));
}

/** Loads a storage unit of the workspace. Returns null if there is none. */
export async function loadStorageUnit(org: string, workspaceId: string, id: string) {
  const unit = await orNull(getStorageUnit.execute(await pageContext(org), { id }));
  return unit?.workspaceId === workspaceId ? unit : null;
}
