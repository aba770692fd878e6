import type { StorageUnitListView } from "@/components/storage/params";
import type { Linkable, StorageUnit } from "@/components/storage/types";
import type { Context } from "@/lib/core/operations/context";
import { listLinkableCredentials } from "@/lib/credentials/operations/list-linkable-credentials";
import { listReadability } from "@/lib/credentials/operations/list-readability";
import { orNull } from "@/lib/next/or-not-found";
import { pageContext } from "@/lib/next/session";
import { getStorageUnit } from "@/lib/storage/operations/get-storage-unit";
import { listStorageUnits } from "@/lib/storage/operations/list-storage-units";
import { loadWorkspaceFrame, loadWorkspaceOwners } from "../loader";

const PAGE = 50;

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
    listLinkableCredentials.execute(ctx, { capability: "storage", workspaceId: workspace.id }),
  ]);
  const linkable = await withReadability(ctx, data, credentials.data);
  return { workspace, owners, credentials: linkable, units: data, nextCursor };
}

/** Returns credentials, each with whether its secrets can be decrypted. Those that no storage unit links count as such. */
async function withReadability(
  ctx: Context,
  units: readonly StorageUnit[],
  credentials: readonly Omit<Linkable, "readable">[],
): Promise<Linkable[]> {
  const ids = [...new Set(units.flatMap(({ credentialId }) => credentialId ?? []))];
  const { data } = await listReadability.execute(ctx, { ids });
  const lost = new Set(data.filter(({ readable }) => !readable).map(({ id }) => id));
  return credentials.map((credential) => ({ ...credential, readable: !lost.has(credential.id) }));
}

/** Loads a storage unit of the workspace. Returns null if there is none. */
export async function loadStorageUnit(org: string, workspaceId: string, id: string) {
  const unit = await orNull(getStorageUnit.execute(await pageContext(org), { id }));
  return unit?.workspaceId === workspaceId ? unit : null;
}
