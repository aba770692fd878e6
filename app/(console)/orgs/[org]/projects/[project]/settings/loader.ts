import { listKeys } from "@/lib/keys/operations/list-keys";
import { pageContext } from "@/lib/next/session";
import { loadProject } from "../loader";

/** Loads the keys that prevent the deletion of a project. Returns null if the person may not manage it. */
export async function loadBlockers(org: string, slug: string) {
  const { project, mayManage } = await loadProject(org, slug);
  if (!mayManage) return null;
  const { data } = await listKeys.execute(await pageContext(org), {
    projectId: [project.id],
    owner: "project",
    status: ["enabled", "expired"],
    archived: true,
    limit: 100,
  });
  const active = data.filter(({ enabled, revokedAt }) => enabled && revokedAt === null);
  return active.map(({ id, name, status }) => ({
    id,
    kind: status === "expired" ? "Expired, not revoked" : "Active",
    label: name,
    href: `/orgs/${org}/keys/${id}`,
  }));
}
