import { notFound } from "next/navigation";
import { cache } from "react";
import * as actions from "@/app/actions/keys";
import type { Desk } from "@/components/keys/types";
import { holdsOrganization, permits } from "@/lib/core/permissions";
import { isKnownScope, memberGrantsScope, SCOPES } from "@/lib/core/scopes";
import { getOrganization } from "@/lib/organizations/organization";
import { gatewayUrl } from "@/lib/server/addresses";
import { pageContext } from "@/lib/server/session";
import { readTree } from "../tree";

/** What the dialogs of keys have to know of the organization and of the person; projects are those they write in. */
export const readDesk = cache(async (org: string): Promise<Desk> => {
  const ctx = await pageContext(org);
  const [organization, { projects }, baseUrl] = await Promise.all([
    getOrganization.execute(ctx, {}).catch(() => notFound()),
    readTree(org),
    gatewayUrl(),
  ]);
  const inCharge = holdsOrganization(ctx);
  const grants = (scope: string) => inCharge || memberGrantsScope(scope);
  return {
    organization: { slug: org, name: organization.name },
    baseUrl,
    expiryRequired: organization.expiryRequired,
    defaultScopes: organization.defaultScopes.filter((scope) => !isKnownScope(scope) || grants(scope)),
    grantable: SCOPES.map(({ name }) => name).filter(grants),
    projects: projects
      .filter(({ id, workspaceId }) =>
        permits(ctx.actor, "keys:write", { level: "project", workspaceId, projectId: id }),
      )
      .map(({ id, name }) => ({ id, name })),
    mayOwn: inCharge,
    actions: { ...actions },
  };
});
