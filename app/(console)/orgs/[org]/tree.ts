import { cache } from "react";
import { listProjects } from "@/lib/organizations/projects";
import { listWorkspaces } from "@/lib/organizations/workspaces";
import { pageContext } from "@/lib/server/session";

const MOST = { limit: 100 };

/** The workspaces and projects that the person sees, by name: once a request, for the sidebar and breadcrumbs. */
export const readTree = cache(async (org: string) => {
  const ctx = await pageContext(org);
  const [workspaces, projects] = await Promise.all([
    listWorkspaces.execute(ctx, MOST),
    listProjects.execute(ctx, MOST),
  ]);
  return { workspaces: byName(workspaces.data), projects: byName(projects.data) };
});

const byName = <Item extends { name: string }>(items: Item[]) =>
  items.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
