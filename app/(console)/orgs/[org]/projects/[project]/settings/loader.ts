import { listKeys } from "@/lib/keys/operations/list-keys";
import { pageContext } from "@/lib/next/session";
import { loadProject } from "../loader";

/** Loads a project with the keys that prevent its deletion. Returns null if the person may not manage it. */
export async function loadProjectSettings(org: string, slug: string) {
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
  return {
    project,
    blockers: active.map(({ id, name, status }) => ({
      id,
      kind: status === "expired" ? "Expired, not revoked" : "Active",
      label: name,
      href: `/orgs/${org}/keys/${id}`,
    })),
  };
}
