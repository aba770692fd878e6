import { cache } from "react";
import type { Owners } from "@/components/organizations/owners";
import { hasOrganizationAccess, type Permission, permits } from "@/lib/core/permissions";
import { pageContext, requireUser } from "@/lib/next/session";
import { readTree } from "./tree";

/** Who may own what a page lists, and where the person may make more of it with this permission: once a request. */
export const readOwners = cache(async (org: string, write: Permission): Promise<Owners> => {
  const [ctx, { memberships }, { workspaces }] = await Promise.all([
    pageContext(org),
    requireUser(),
    readTree(org),
  ]);
  const administered = memberships.filter(
    ({ slug, role }) => slug === org || role === "owner" || role === "admin",
  );
  return {
    organization: { slug: org, name: memberships.find(({ slug }) => slug === org)?.name ?? org },
    organizations: administered.map(({ slug, name }) => ({ slug, name })),
    workspaces: workspaces.map(({ id, name, slug }) => ({ id, name, slug })),
    mayOwn: hasOrganizationAccess(ctx),
    writable: workspaces
      .filter(({ id }) => permits(ctx.actor, write, { level: "workspace", workspaceId: id }))
      .map(({ id, name }) => ({ id, name })),
  };
});
