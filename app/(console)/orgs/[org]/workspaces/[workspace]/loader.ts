import type { Blocker } from "@/components/organizations/types";
import type { Context } from "@/lib/core/context";
import { permits } from "@/lib/core/permissions";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { pageContext } from "@/lib/next/session";
import { listProjects } from "@/lib/organizations/operations/list-projects";
import { listRuntimes } from "@/lib/runtimes/operations/list-runtimes";
import { loadWorkspace } from "../../loader";

const MOST_BLOCKERS = 20;

/** Loads a workspace by its slug, with its latest 100 projects and the permissions of the person. */
export async function loadWorkspacePage(org: string, slug: string) {
  const [ctx, workspace] = await Promise.all([pageContext(org), loadWorkspace(org, slug)]);
  const { data } = await listProjects.execute(ctx, { limit: 100, workspaceId: [workspace.id] });
  const projects = data.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  const mayManage = permits(ctx.actor, "projects:write", { level: "workspace", workspaceId: workspace.id });
  const own = projects.map(({ id, name, slug }) => ({
    id,
    kind: "Project",
    label: name,
    href: `/orgs/${org}/projects/${slug}`,
  }));
  return {
    workspace,
    projects,
    mayManage,
    blockers: mayManage ? [...own, ...(await loadResources(ctx, org, workspace.id))] : [],
  };
}

/** Loads the credentials and runtimes of a workspace, which prevent its deletion. */
async function loadResources(ctx: Context, org: string, workspaceId: string): Promise<Blocker[]> {
  const page = { workspaceId, limit: MOST_BLOCKERS };
  const [credentials, runtimes] = await Promise.all([
    listCredentials.execute(ctx, page),
    listRuntimes.execute(ctx, page),
  ]);
  return [
    ...credentials.data.map(({ id, name }) => ({
      id,
      kind: "Credential",
      label: name,
      href: `/orgs/${org}/credentials?credential=${id}`,
    })),
    ...runtimes.data.map(({ id, name }) => ({
      id,
      kind: "Runtime",
      label: name,
      href: `/orgs/${org}/runtimes?runtime=${id}`,
    })),
  ];
}
