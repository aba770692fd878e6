import { cache } from "react";
import { mayChangeSome } from "@/components/organizations/owners";
import type { Context } from "@/lib/core/operations/context";
import { permits } from "@/lib/core/operations/permissions";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import { lookUpCredential } from "@/lib/credentials/look-up-credential";
import { listKeys } from "@/lib/keys/operations/list-keys";
import { gatewayUrl } from "@/lib/next/gateway-url";
import { orNotFound } from "@/lib/next/or-not-found";
import { pageContext } from "@/lib/next/session";
import { getProject } from "@/lib/organizations/operations/get-project";
import { selectRuntime } from "@/lib/runtimes/select-runtime";
import { getFirstAnswer } from "@/lib/usage/get-first-answer";
import { getOverview } from "@/lib/usage/overview";
import { loadKeyContext } from "../../keys/loader";
import { loadOwners, loadWorkspace } from "../../loader";
import { loadChoices } from "../../runtimes/loader";
import { loadSampleModels } from "../../sample-models";

/**
 * Loads a project by its slug, with the permissions of the person in it. Cached per request. Shows the 404
 * page if the person sees no such project.
 */
export const loadProject = cache(async (org: string, slug: string) => {
  const ctx = await pageContext(org);
  const project = await orNotFound(getProject.execute(ctx, { id: slug }));
  const target = { level: "project", workspaceId: project.workspaceId, projectId: project.id } as const;
  return {
    project,
    mayManage: permits(ctx.actor, "projects:write", target),
    mayWriteKeys: permits(ctx.actor, "keys:write", target),
    mayWriteWorkflows: permits(ctx.actor, "workflows:write", target),
  };
});

/** Loads the overview of a project: its workspace, figures, runtimes, and its progress to a first request. */
export async function loadProjectOverview(org: string, slug: string) {
  const ctx = await pageContext(org);
  const { project } = await loadProject(org, slug);
  const scope = { organizationId: ctx.organizationId, workspaceId: project.workspaceId };
  const [figures, first, workspace, models, chat, transcription, baseUrl] = await Promise.all([
    getOverview.execute(ctx, { projectId: project.id }),
    getFirstAnswer.execute(ctx, { projectId: project.id }),
    loadWorkspace(org, project.workspaceId),
    loadSampleModels(org, project.workspaceId),
    selectRuntime(ctx.db, scope, {}, "chat"),
    selectRuntime(ctx.db, scope, {}, "transcription"),
    gatewayUrl(),
  ]);
  return {
    figures,
    ...first,
    workspace,
    baseUrl,
    models,
    defaults: { chat: chat.runtime?.name ?? null, transcription: transcription.runtime?.name ?? null },
  };
}

/** Loads the finished steps of the quick start, and the choices of its dialogs. */
export async function loadQuickStart(org: string, slug: string) {
  const ctx = await pageContext(org);
  const { project, mayWriteKeys } = await loadProject(org, slug);
  const [keyContext, keys, credentials, credentialOwners, runtimeOwners, choices] = await Promise.all([
    loadKeyContext(org, project.workspaceId),
    listKeys.execute(ctx, { projectId: [project.id], owner: "project", limit: 1 }),
    hasUsableCredential(ctx, project.workspaceId),
    loadOwners(org, "credentials:write"),
    loadOwners(org, "runtimes:write"),
    loadChoices(org),
  ]);
  return {
    keyContext,
    hasKey: keys.data.length > 0,
    hasCredential: credentials,
    credentialOwners: mayChangeSome(credentialOwners) ? credentialOwners : null,
    runtimeOwners: mayChangeSome(runtimeOwners) ? runtimeOwners : null,
    choices,
    project: mayWriteKeys ? { id: project.id, name: project.name } : null,
  };
}

/** Returns whether calls of a workspace's projects can use a credential of a model provider. */
async function hasUsableCredential(ctx: Context, workspaceId: string): Promise<boolean> {
  const scope = { organizationId: ctx.organizationId, workspaceId };
  const lookups = await Promise.all(
    providers
      .filter(({ capabilities }) => capabilities.includes("model"))
      .map(({ id }) => lookUpCredential(ctx, scope, null, id)),
  );
  return lookups.some(({ chosen }) => chosen !== null);
}
