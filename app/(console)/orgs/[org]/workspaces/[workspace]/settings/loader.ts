import type { Blocker } from "@/components/organizations/types";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { pageContext } from "@/lib/next/session";
import { listProjects } from "@/lib/organizations/operations/list-projects";
import { listRuntimes } from "@/lib/runtimes/operations/list-runtimes";
import { listStorageUnits } from "@/lib/storage/operations/list-storage-units";
import { loadWorkspaceFrame } from "../loader";

const MOST_BLOCKERS = 20;

/**
 * Loads a workspace with the resources that prevent its deletion. Returns null if the person may not manage
 * it.
 */
export async function loadWorkspaceSettings(org: string, slug: string) {
  const { workspace, mayManage } = await loadWorkspaceFrame(org, slug);
  return mayManage ? { workspace, blockers: await loadBlockers(org, workspace) } : null;
}

async function loadBlockers(org: string, { id, slug }: { id: string; slug: string }): Promise<Blocker[]> {
  const ctx = await pageContext(org);
  const [projects, credentials, runtimes, units] = await Promise.all([
    listProjects.execute(ctx, { workspaceId: [id], limit: MOST_BLOCKERS }),
    listCredentials.execute(ctx, { workspaceId: id, limit: MOST_BLOCKERS }),
    listRuntimes.execute(ctx, { workspaceId: id, limit: MOST_BLOCKERS }),
    listStorageUnits.execute(ctx, { workspaceId: id, limit: MOST_BLOCKERS }),
  ]);
  const base = `/orgs/${org}`;
  const own = `${base}/workspaces/${slug}`;
  return [
    ...projects.data.map((one) => toBlocker("Project", one, `${base}/projects/${one.slug}`)),
    ...credentials.data.map((one) => toBlocker("Credential", one, `${own}/credentials?credential=${one.id}`)),
    ...runtimes.data.map((one) => toBlocker("Runtime", one, `${own}/runtimes?runtime=${one.id}`)),
    ...units.data.map((one) => toBlocker("Storage unit", one, `${own}/storage-units?unit=${one.id}`)),
  ];
}

const toBlocker = (kind: string, { id, name }: { id: string; name: string }, href: string): Blocker => ({
  id,
  kind,
  label: name,
  href,
});
