import { notFound } from "next/navigation";
import { cache } from "react";
import * as actions from "@/app/actions/keys";
import { findProjects, nameProjects } from "@/app/actions/search";
import type { KeyContext } from "@/components/keys/types";
import type { Context } from "@/lib/core/context";
import { hasOrganizationAccess, permits } from "@/lib/core/permissions";
import { isKnownScope, memberGrantsScope, SCOPES } from "@/lib/core/scopes";
import { gatewayUrl } from "@/lib/next/gateway-url";
import { pageContext } from "@/lib/next/session";
import { getOrganization } from "@/lib/organizations/operations/get-organization";
import { readTree } from "../tree";

/** What the dialogs of keys have to know of the organization and of the person; projects are those they write in. */
export const loadKeyContext = cache(async (org: string): Promise<KeyContext> => {
  const ctx = await pageContext(org);
  const [organization, { projects, workspaces, whole }, baseUrl] = await Promise.all([
    getOrganization.execute(ctx, {}).catch(() => notFound()),
    readTree(org),
    gatewayUrl(),
  ]);
  const inCharge = hasOrganizationAccess(ctx);
  const mayWrite = (project: ProjectPlace) => mayWriteKeys(ctx, project);
  const writable = workspaces.map(({ id }) => id).filter((id) => mayWrite({ id: "", workspaceId: id }));
  const grants = (scope: string) => inCharge || memberGrantsScope(scope);
  return {
    organization: { slug: org, name: organization.name },
    baseUrl,
    expiryRequired: organization.expiryRequired,
    defaultScopes: organization.defaultScopes.filter((scope) => !isKnownScope(scope) || grants(scope)),
    grantable: SCOPES.map(({ name }) => name).filter(grants),
    projects: {
      options: projects.filter(mayWrite).map(({ id, name }) => ({ value: id, label: name })),
      ...(!whole && { find: findProjects.bind(null, org, "id", inCharge ? null : writable) }),
    },
    nameProjects: nameProjects.bind(null, org),
    mayOwn: inCharge,
    actions: { ...actions },
  };
});

type ProjectPlace = { id: string; workspaceId: string };

/** Whether the person may make and change keys in a project. */
export const mayWriteKeys = (ctx: Context, { id, workspaceId }: ProjectPlace) =>
  permits(ctx.actor, "keys:write", { level: "project", workspaceId, projectId: id });
