import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { createOrganization, createProject, createWorkspace } from "@/app/actions/organizations";
import { findProjects, findWorkspaces } from "@/app/actions/search";
import { signOut } from "@/app/actions/session";
import { toStepUp } from "@/app/to-step-up";
import { StepUp } from "@/components/account/step-up";
import { AppFrame } from "@/components/layout/app-frame";
import { Sidebar } from "@/components/layout/sidebar/sidebar";
import { FOLDS_COOKIE, parseFolds } from "@/components/layout/sidebar/tree-folds";
import { NewInTree } from "@/components/organizations/new-in-tree";
import { toCreateInTreeHref } from "@/components/organizations/params";
import type { MenuItem } from "@/components/ui/popovers/menu";
import { hasOrganizationAccess, organizationTarget, permits } from "@/lib/core/operations/permissions";
import { pageContext, requireUser } from "@/lib/next/session";
import { loadTree } from "./loader";
import { toNavigation } from "./navigation";

type Props = { children: ReactNode; params: Promise<{ org: string }> };

export default async function ConsoleLayout({ children, params }: Props) {
  const { org } = await params;
  const ctx = await pageContext(org);
  const { user, memberships } = await requireUser();
  const tree = await loadTree(org);
  const { workspaces, isWhole } = tree;
  const inCharge = hasOrganizationAccess(ctx);
  const isOwner = permits(ctx.actor, "organization:own", organizationTarget);
  const writable = workspaces.filter(({ id }) =>
    permits(ctx.actor, "projects:write", { level: "workspace", workspaceId: id }),
  );
  const membership = memberships.find(({ slug }) => slug === org);
  return (
    <AppFrame
      sidebar={
        <Sidebar
          organization={membership?.name ?? org}
          organizations={toOrganizationItems(org, memberships, isOwner)}
          nav={toNavigation(org, inCharge)}
          tree={{
            folds: parseFolds((await cookies()).get(FOLDS_COOKIE)?.value),
            ...toBranches(org, tree),
            add: [
              ...(inCharge ? [{ label: "New workspace", make: "workspace" as const }] : []),
              ...(writable.length > 0 ? [{ label: "New project", make: "project" as const }] : []),
            ],
          }}
          user={{
            name: user.name,
            email: user.email,
            items: [{ label: "Account", href: "/account", icon: "users" }],
            signOut,
          }}
        />
      }
    >
      <StepUp {...toStepUp(user)}>
        {children}
        <NewInTree
          organization={org}
          mayMakeOrganizations={isOwner}
          mayMakeWorkspaces={inCharge}
          workspaces={writable.map(({ name, slug }) => ({ value: slug, label: name }))}
          {...(!isWhole.workspaces && { find: findWorkspaces.bind(null, org, "slug") })}
          createOrganization={createOrganization}
          createWorkspace={createWorkspace}
          createProject={createProject}
        />
      </StepUp>
    </AppFrame>
  );
}

/** Lists the person's organizations and, for an owner, the creation of another one. */
const toOrganizationItems = (
  org: string,
  memberships: readonly { slug: string; name: string }[],
  isOwner: boolean,
): MenuItem[] => [
  ...memberships.map(({ slug, name }) => ({ label: name, href: `/orgs/${slug}`, current: slug === org })),
  ...(isOwner
    ? [
        "line" as const,
        {
          label: "New organization",
          icon: "plus" as const,
          href: toCreateInTreeHref("", { make: "organization" }),
        },
      ]
    : []),
];

/** Returns the workspaces with their projects for the sidebar, and the search for the others if there are more. */
const toBranches = (
  org: string,
  { workspaces, projects, isWhole }: Awaited<ReturnType<typeof loadTree>>,
) => ({
  workspaces: workspaces.map((workspace) => ({
    id: workspace.id,
    name: workspace.name,
    href: `/orgs/${org}/workspaces/${workspace.slug}`,
    projects: projects
      .filter(({ workspaceId }) => workspaceId === workspace.id)
      .map(({ id, name, slug }) => ({ id, name, href: `/orgs/${org}/projects/${slug}` })),
  })),
  ...(!(isWhole.workspaces && isWhole.projects) && {
    find: {
      workspaces: findWorkspaces.bind(null, org, "page"),
      projects: findProjects.bind(null, org, "page", null),
    },
  }),
});
