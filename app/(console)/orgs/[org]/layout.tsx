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
import { hasOrganizationAccess, organizationTarget, permits } from "@/lib/core/operations/permissions";
import { pageContext, requireUser } from "@/lib/next/session";
import { loadTree } from "./loader";
import { toNavigation } from "./navigation";

type Props = { children: ReactNode; params: Promise<{ org: string }> };

export default async function ConsoleLayout({ children, params }: Props) {
  const { org } = await params;
  const ctx = await pageContext(org);
  const { user, memberships } = await requireUser();
  const { workspaces, projects, isWhole } = await loadTree(org);
  const base = `/orgs/${org}`;
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
          organizations={[
            ...memberships.map(({ slug, name }) => ({
              label: name,
              href: `/orgs/${slug}`,
              current: slug === org,
            })),
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
          ]}
          nav={toNavigation(org, inCharge)}
          tree={{
            folds: parseFolds((await cookies()).get(FOLDS_COOKIE)?.value),
            workspaces: workspaces.map((workspace) => ({
              id: workspace.id,
              name: workspace.name,
              href: `${base}/workspaces/${workspace.slug}`,
              projects: projects
                .filter(({ workspaceId }) => workspaceId === workspace.id)
                .map(({ id, name, slug }) => ({ id, name, href: `${base}/projects/${slug}` })),
            })),
            ...(!(isWhole.workspaces && isWhole.projects) && {
              find: {
                workspaces: findWorkspaces.bind(null, org, "page"),
                projects: findProjects.bind(null, org, "page", null),
              },
            }),
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
