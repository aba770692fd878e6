import { cache } from "react";
import { hasOrganizationAccess, permits } from "@/lib/core/permissions";
import { listKeys } from "@/lib/keys/operations/list-keys";
import { gatewayUrl } from "@/lib/next/gateway-url";
import { orNotFound } from "@/lib/next/or-not-found";
import { pageContext } from "@/lib/next/session";
import { getProject } from "@/lib/organizations/operations/get-project";
import { listUsableRuntimes } from "@/lib/runtimes/list-usable-runtimes";
import { selectRuntime } from "@/lib/runtimes/select-runtime";
import { getOverview } from "@/lib/usage/overview";
import { loadWorkspace } from "../../loader";

const DAY_MS = 24 * 60 * 60 * 1_000;
const MOST_KEYS = 50;

/**
 * Loads a project by its slug, and what the person may do in it, once a request. Shows the 404 page where the person
 * sees no such project.
 */
export const loadProject = cache(async (org: string, slug: string) => {
  const ctx = await pageContext(org);
  const project = await orNotFound(getProject.execute(ctx, { id: slug }));
  const target = { level: "project", workspaceId: project.workspaceId, projectId: project.id } as const;
  return {
    project,
    mayConnect: hasOrganizationAccess(ctx),
    mayManage: permits(ctx.actor, "projects:write", target),
    mayWriteKeys: permits(ctx.actor, "keys:write", target),
  };
});

/** Loads the overview of a project: its workspace, figures, runtimes and how far its first request is. */
export async function loadProjectOverview(org: string, slug: string) {
  const ctx = await pageContext(org);
  const { project } = await loadProject(org, slug);
  const scope = { organizationId: ctx.organizationId, workspaceId: project.workspaceId };
  const [use, workspace, [first], chat, transcription, baseUrl] = await Promise.all([
    loadUse(org, project.id),
    loadWorkspace(org, project.workspaceId),
    listUsableRuntimes(ctx.db, scope, "chat"),
    selectRuntime(ctx.db, scope, {}, "chat"),
    selectRuntime(ctx.db, scope, {}, "transcription"),
    gatewayUrl(),
  ]);
  return {
    ...use,
    workspace,
    baseUrl,
    defaults: { chat: chat.runtime?.name ?? null, transcription: transcription.runtime?.name ?? null },
    /** The runtime that samples name: the default, else any. */
    runtime: chat.runtime?.name ?? first?.name ?? null,
  };
}

/** Loads the figures of a project, whether it has a key and had a request, and whether its first one is a day ago. */
async function loadUse(org: string, projectId: string) {
  const ctx = await pageContext(org);
  const [{ data: keys }, figures] = await Promise.all([
    listKeys.execute(ctx, {
      projectId: [projectId],
      owner: "project",
      limit: MOST_KEYS,
      archived: true,
      sort: "-last_used_at",
    }),
    getOverview.execute(ctx, { projectId }),
  ]);
  const used = keys.flatMap(({ lastUsedAt }) => (lastUsedAt === null ? [] : [new Date(lastUsedAt)]));
  const { now, before } = figures.requests;
  return {
    figures,
    hasKey: keys.length > 0,
    hasRequest: now + before > 0 || used.length > 0,
    settled: before > 0 || used.some((at) => ctx.now.getTime() - at.getTime() > DAY_MS),
  };
}
