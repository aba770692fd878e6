import { redirect } from "next/navigation";
import { cache } from "react";
import * as actions from "@/app/actions/keys";
import { findProjects, nameProjects } from "@/app/actions/search";
import { PAGE_SIZE } from "@/components/keys/list/key-pages";
import { type KeyListView, toKeyListHref } from "@/components/keys/list/params";
import type { KeyContext } from "@/components/keys/types";
import { AppError } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { hasOrganizationAccess, permits } from "@/lib/core/operations/permissions";
import { isKnownScope, memberGrantsScope, SCOPES } from "@/lib/core/operations/scopes";
import { listLeakReports } from "@/lib/keys/leaks/list-leak-reports";
import { listKeys } from "@/lib/keys/operations/list-keys";
import { gatewayUrl } from "@/lib/next/gateway-url";
import { orNotFound } from "@/lib/next/or-not-found";
import { pageContext } from "@/lib/next/session";
import { getOrganization } from "@/lib/organizations/operations/get-organization";
import { loadTree } from "../loader";
import { loadSampleModels } from "../sample-models";

/**
 * Loads the data that the dialogs of keys need, of a workspace's projects or of the organization. Cached per request.
 * `projects` are the projects in which the person may create keys.
 */
export const loadKeyContext = cache(async (org: string, workspaceId: string | null): Promise<KeyContext> => {
  const ctx = await pageContext(org);
  const [organization, { projects, workspaces, isWhole }, baseUrl, models] = await Promise.all([
    orNotFound(getOrganization.execute(ctx, {})),
    loadTree(org),
    gatewayUrl(),
    loadSampleModels(org, workspaceId),
  ]);
  const inCharge = hasOrganizationAccess(ctx);
  const writable = workspaces
    .map(({ id }) => id)
    .filter((workspaceId) => mayWriteKeys(ctx, { id: "", workspaceId }));
  const grants = (scope: string) => inCharge || memberGrantsScope(scope);
  return {
    organization: { slug: org, name: organization.name },
    baseUrl,
    models,
    expiryRequired: organization.expiryRequired,
    defaultScopes: organization.defaultScopes.filter((scope) => !isKnownScope(scope) || grants(scope)),
    grantable: SCOPES.map(({ name }) => name).filter(grants),
    projects: {
      options: projects
        .filter((project) => mayWriteKeys(ctx, project))
        .map(({ id, name, workspaceId }) => ({
          ...{ value: id, label: name },
          hint: workspaces.find((workspace) => workspace.id === workspaceId)?.name,
        })),
      ...(!isWhole.projects && { find: findProjects.bind(null, org, "id", inCharge ? null : writable) }),
    },
    nameProjects: nameProjects.bind(null, org),
    mayOwn: inCharge,
    actions: { ...actions },
  };
});

/** A filter of keys by owner: projects, or one kind of owner. */
export type KeyOwners = { projectId?: string[]; owner?: "organization" | "project" };

/** Loads the keys of a view. Redirects to the list without the cursor or project if it is invalid. */
export async function loadKeys(org: string, base: string, view: KeyListView, owners: KeyOwners) {
  const { q, status, scope, archived, sort, cursor } = view;
  const input = {
    ...owners,
    limit: PAGE_SIZE,
    cursor: cursor.at(-1),
    search: q || undefined,
    status: status.length > 0 ? status : undefined,
    scope: scope.length > 0 ? scope : undefined,
    ...{ archived, sort },
  };
  try {
    return await listKeys.execute(await pageContext(org), input);
  } catch (error) {
    const param = error instanceof AppError ? error.param : null;
    if (param === "cursor") redirect(toKeyListHref(base, { ...view, cursor: null }));
    if (param === "projectId") redirect(toKeyListHref(base, { ...view, cursor: null, project: null }));
    throw error;
  }
}

/** Loads the ids of the keys with a live secret that was reported as leaked. */
export async function loadLeakedKeys(org: string): Promise<ReadonlySet<string>> {
  const { data } = await listLeakReports.execute(await pageContext(org), { open: true, limit: 100 });
  return new Set(data.map(({ keyId }) => keyId));
}

type ProjectPlace = { id: string; workspaceId: string };

/** Returns whether the person may create and change keys in a project. */
export const mayWriteKeys = (ctx: Context, { id, workspaceId }: ProjectPlace) =>
  permits(ctx.actor, "keys:write", { level: "project", workspaceId, projectId: id });
