import { permits } from "@/lib/core/permissions";
import { pageContext } from "@/lib/next/session";
import { listProjects } from "@/lib/organizations/operations/list-projects";
import { loadWorkspace } from "../../loader";

/** Loads a workspace by its slug with its latest 100 projects, and whether the person may manage it. */
export async function loadWorkspacePage(org: string, slug: string) {
  const [ctx, workspace] = await Promise.all([pageContext(org), loadWorkspace(org, slug)]);
  const { data } = await listProjects.execute(ctx, { limit: 100, workspaceId: [workspace.id] });
  return {
    workspace,
    projects: data.toSorted((a, b) => a.name.localeCompare(b.name, "en")),
    mayManage: permits(ctx.actor, "projects:write", { level: "workspace", workspaceId: workspace.id }),
  };
}
