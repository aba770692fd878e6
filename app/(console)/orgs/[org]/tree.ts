import { cache } from "react";
import { pageContext } from "@/lib/next/session";
import { listProjects } from "@/lib/organizations/operations/list-projects";
import { listWorkspaces } from "@/lib/organizations/operations/list-workspaces";

const MOST = { limit: 100 };

/**
 * The workspaces and projects that the person sees, by name: once a request, for the sidebar and breadcrumbs. Where
 * `whole` is false there are more projects: `readProjects` knows them by id, `findProjects` by name.
 */
export const readTree = cache(async (org: string) => {
  const ctx = await pageContext(org);
  const [workspaces, projects] = await Promise.all([
    listWorkspaces.execute(ctx, MOST),
    listProjects.execute(ctx, MOST),
  ]);
  return {
    workspaces: byName(workspaces.data),
    projects: byName(projects.data),
    whole: projects.nextCursor === null,
  };
});

/** The projects of ids, as far as the person sees them: those of the tree are not asked for again. */
export async function readProjects(org: string, ids: readonly string[]) {
  const { projects, whole } = await readTree(org);
  const missing = [...new Set(ids)].filter((id) => !projects.some((project) => project.id === id));
  if (whole || missing.length === 0) return projects;
  const { data } = await listProjects.execute(await pageContext(org), {
    ...MOST,
    id: missing.slice(0, MOST.limit),
  });
  return [...projects, ...data];
}

const byName = <Item extends { name: string }>(items: Item[]) =>
  items.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
