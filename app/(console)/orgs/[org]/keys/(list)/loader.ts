import { findProjects } from "@/app/actions/search";
import type { KeyListView } from "@/components/keys/list/params";
import type { Key } from "@/components/keys/types";
import { plural } from "@/components/ui/values/format";
import { anywhere, hasOrganizationAccess, permits } from "@/lib/core/operations/permissions";
import { pageContext } from "@/lib/next/session";
import { loadProjects, loadTree } from "../../loader";
import { type KeyOwners, loadKeyContext, loadKeys, loadLeakedKeys, mayWriteKeys } from "../loader";

/** Loads the organization's page of keys in a view. Returns null if the person may not read keys. */
export async function loadKeyPage(org: string, base: string, view: KeyListView) {
  const ctx = await pageContext(org);
  if (!permits(ctx.actor, "keys:read", anywhere)) return null;
  const inCharge = hasOrganizationAccess(ctx);
  const [page, keyContext, leaked, { projects, isWhole }] = await Promise.all([
    loadKeys(org, base, view, toOwners(view, inCharge)),
    loadKeyContext(org, null),
    loadLeakedKeys(org),
    loadTree(org),
  ]);
  const known = await loadProjects(
    org,
    page.data.map(({ owner }) => owner.id),
  );
  const isWritable = (key: Key) => {
    const project = known.find(({ id }) => id === key.owner.id);
    return inCharge || (project !== undefined && mayWriteKeys(ctx, project));
  };
  return {
    rows: page.data.map(({ inherited: _, ...key }) => ({
      key,
      access: toAccess(key, known),
      writable: isWritable(key),
      leaked: leaked.has(key.id),
    })),
    nextCursor: page.nextCursor,
    keyContext,
    inCharge,
    mayWrite: permits(ctx.actor, "keys:write", anywhere),
    projects: {
      options: projects.map(({ name, slug }) => ({ value: slug, label: name })),
      ...(!isWhole.projects && { find: findProjects.bind(null, org, "slug", null) }),
    },
    now: ctx.now.toISOString(),
  };
}

/**
 * Returns the filter by owner of a view. Owners and admins see organization keys by default. With a project
 * filter they see all keys with access to these projects. Members see only project keys.
 */
function toOwners({ owner, project }: KeyListView, inCharge: boolean): KeyOwners {
  const within = project.length > 0 ? { projectId: project } : {};
  const wanted = owner ?? (project.length > 0 ? "any" : "organization");
  if (!inCharge || wanted === "projects") return { ...within, owner: "project" };
  return wanted === "any" ? within : { ...within, owner: "organization" };
}

function toAccess(key: Key, projects: { id: string; name: string }[]): string {
  if (key.owner.type === "project")
    return projects.find(({ id }) => id === key.owner.id)?.name ?? "One project";
  return key.projectAccess === "all" ? "All projects" : plural(key.projectIds.length, "project");
}
