import { notFound } from "next/navigation";
import { cache } from "react";
import { findWorkspaces } from "@/app/actions/search";
import type { Owners } from "@/components/organizations/owners";
import { hasOrganizationAccess, type Permission, permits } from "@/lib/core/operations/permissions";
import { orNull } from "@/lib/next/or-not-found";
import { pageContext, requireUser } from "@/lib/next/session";
import { getWorkspace } from "@/lib/organizations/operations/get-workspace";
import { listProjects } from "@/lib/organizations/operations/list-projects";
import { listWorkspaces } from "@/lib/organizations/operations/list-workspaces";

const MOST = { limit: 100 };

/**
 * Loads the workspaces and projects that the person sees, sorted by name, at most 100 of each. Cached per
 * request. If `isWhole` is false, there are more. `findWorkspace`, `loadWorkspaces` and `loadProjects` find
 * those by slug or id. The actions in `app/actions/search.ts` find them by name.
 */
export const loadTree = cache(async (org: string) => {
  const ctx = await pageContext(org);
  const [workspaces, projects] = await Promise.all([
    listWorkspaces.execute(ctx, MOST),
    listProjects.execute(ctx, MOST),
  ]);
  return {
    workspaces: byName(workspaces.data),
    projects: byName(projects.data),
    isWhole: { workspaces: workspaces.nextCursor === null, projects: projects.nextCursor === null },
  };
});

/** Finds a workspace by its slug or id. Returns null if the person sees none. Cached per request. */
export const findWorkspace = cache(async (org: string, reference: string) => {
  const { workspaces } = await loadTree(org);
  const known = workspaces.find(({ id, slug }) => id === reference || slug === reference);
  return known ?? orNull(getWorkspace.execute(await pageContext(org), { id: reference }));
});

/** Loads a workspace by its slug or id. Shows the 404 page if the person sees none. */
export const loadWorkspace = async (org: string, reference: string) =>
  (await findWorkspace(org, reference)) ?? notFound();

/** Loads the projects of the tree and those with the given ids. */
export async function loadProjects(org: string, ids: readonly string[]) {
  const { projects, isWhole } = await loadTree(org);
  const missing = isWhole.projects ? [] : findMissing(ids, projects);
  if (missing.length === 0) return projects;
  const { data } = await listProjects.execute(await pageContext(org), { ...MOST, id: missing });
  return [...projects, ...data];
}

/** Loads the workspaces of the tree and those with the given ids. */
async function loadWorkspaces(org: string, ids: readonly string[]) {
  const { workspaces, isWhole } = await loadTree(org);
  const missing = isWhole.workspaces ? [] : findMissing(ids, workspaces);
  if (missing.length === 0) return workspaces;
  const { data } = await listWorkspaces.execute(await pageContext(org), { ...MOST, id: missing });
  return [...workspaces, ...data];
}

/**
 * Loads the possible owners of a list's resources. `writable` are the workspaces in which the person has the
 * permission `write`. `workspaceIds` are the owners of the rows that the list shows.
 */
export async function loadOwners(
  org: string,
  write: Permission,
  workspaceIds: readonly (string | null)[] = [],
): Promise<Owners> {
  const [ctx, { memberships }, { isWhole }, workspaces] = await Promise.all([
    pageContext(org),
    requireUser(),
    loadTree(org),
    loadWorkspaces(
      org,
      workspaceIds.filter((id) => id !== null),
    ),
  ]);
  const administered = memberships.filter(
    ({ slug, role }) => slug === org || role === "owner" || role === "admin",
  );
  return {
    organization: { slug: org, name: memberships.find(({ slug }) => slug === org)?.name ?? org },
    organizations: administered.map(({ slug, name }) => ({ slug, name })),
    workspaces: workspaces.map(({ id, name, slug }) => ({ id, name, slug })),
    ...(!isWhole.workspaces && {
      findById: findWorkspaces.bind(null, org, "id"),
      findBySlug: findWorkspaces.bind(null, org, "slug"),
    }),
    mayOwn: hasOrganizationAccess(ctx),
    writable: workspaces
      .filter(({ id }) => permits(ctx.actor, write, { level: "workspace", workspaceId: id }))
      .map(({ id, name }) => ({ id, name })),
  };
}

const findMissing = (ids: readonly string[], known: readonly { id: string }[]) =>
  [...new Set(ids)].filter((id) => !known.some((item) => item.id === id)).slice(0, MOST.limit);

const byName = <Item extends { name: string }>(items: Item[]) =>
  items.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
