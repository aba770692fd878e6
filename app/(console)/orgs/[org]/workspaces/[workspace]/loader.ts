import { cache } from "react";
import type { Owners } from "@/components/organizations/owners";
import type { WorkspaceListView } from "@/components/workspaces/params";
import { type Permission, permits } from "@/lib/core/operations/permissions";
import { pageContext } from "@/lib/next/session";
import { listProjects } from "@/lib/organizations/operations/list-projects";
import { listWorkspaceMembers } from "@/lib/organizations/operations/list-workspace-members";
import { loadOwners, loadWorkspace } from "../../loader";

const PAGE = 50;

/** Loads a workspace by its slug, with the permissions of the person in it. Cached per request. */
export const loadWorkspaceFrame = cache(async (org: string, slug: string) => {
  const [ctx, workspace] = await Promise.all([pageContext(org), loadWorkspace(org, slug)]);
  const may = (permission: Permission) =>
    permits(ctx.actor, permission, { level: "workspace", workspaceId: workspace.id });
  return {
    workspace,
    mayManage: may("projects:write"),
    maySeeMembers: may("members:read"),
    mayChangeMembers: may("members:write"),
  };
});

/** Loads a page of the workspace's projects. */
export async function loadWorkspaceProjects(org: string, slug: string, view: WorkspaceListView) {
  const [ctx, { workspace, mayManage }] = await Promise.all([
    pageContext(org),
    loadWorkspaceFrame(org, slug),
  ]);
  const page = await listProjects.execute(ctx, {
    workspaceId: [workspace.id],
    limit: PAGE,
    cursor: view.cursor.at(-1),
    search: view.q || undefined,
  });
  return { projects: page.data, nextCursor: page.nextCursor, mayManage };
}

/**
 * Loads a page of the workspace's members. Returns null if the person may not see them. `workspace` is null if they
 * may not change the members.
 */
export async function loadWorkspaceMembers(org: string, slug: string, view: WorkspaceListView) {
  const [ctx, { workspace, maySeeMembers, mayChangeMembers }] = await Promise.all([
    pageContext(org),
    loadWorkspaceFrame(org, slug),
  ]);
  if (!maySeeMembers) return null;
  const { data, nextCursor } = await listWorkspaceMembers.execute(ctx, {
    id: workspace.id,
    limit: PAGE,
    cursor: view.cursor.at(-1),
    search: view.q || undefined,
  });
  return { members: data, nextCursor, workspace: mayChangeMembers ? workspace : null };
}

/** Loads the owners of resources, with the workspace as the only possible owner of new ones. */
export async function loadWorkspaceOwners(org: string, slug: string, write: Permission): Promise<Owners> {
  const { workspace } = await loadWorkspaceFrame(org, slug);
  const { organization, writable } = await loadOwners(org, write, [workspace.id]);
  const { id, name } = workspace;
  return {
    organization,
    organizations: [organization],
    workspaces: [{ id, name, slug: workspace.slug }],
    mayOwn: false,
    writable: writable.filter((one) => one.id === id),
  };
}
