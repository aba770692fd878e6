import type { KeyListView } from "@/components/keys/list/params";
import type { Key } from "@/components/keys/types";
import { plural } from "@/components/ui/values/format";
import { pageContext } from "@/lib/next/session";
import { loadKeyContext, loadKeys, loadLeakedKeys } from "../../../keys/loader";
import { loadProject } from "../loader";

/** Loads a project's keys in a view: its own keys, and the organization keys with access to it. */
export async function loadProjectKeys(org: string, slug: string, base: string, view: KeyListView) {
  const [ctx, { project, mayWriteKeys }] = await Promise.all([pageContext(org), loadProject(org, slug)]);
  const owner = view.owner === "project" || view.owner === "organization" ? view.owner : undefined;
  const [page, keyContext, leaked] = await Promise.all([
    loadKeys(org, base, view, { projectId: [project.id], ...(owner && { owner }) }),
    loadKeyContext(org, project.workspaceId),
    loadLeakedKeys(org),
  ]);
  return {
    rows: page.data.map((key) => ({
      key,
      access: toAccess(key),
      writable: mayWriteKeys && !key.inherited,
      leaked: leaked.has(key.id),
    })),
    nextCursor: page.nextCursor,
    keyContext,
    project,
    mayWriteKeys,
    now: ctx.now.toISOString(),
  };
}

function toAccess({ inherited, projectAccess, projectIds }: Key): string {
  if (!inherited) return "This project";
  return projectAccess === "all" ? "All projects" : plural(projectIds.length, "project");
}
