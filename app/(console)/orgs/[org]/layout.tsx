import type { ReactNode } from "react";
import { signOut } from "@/app/actions/session";
import { AppFrame } from "@/components/frame/app-frame";
import { Sidebar } from "@/components/frame/sidebar";
import { holdsOrganization, permits, theOrganization } from "@/lib/core/permissions";
import { pageContext, requireUser } from "@/lib/server/session";
import { readTree } from "./tree";

type Props = { children: ReactNode; params: Promise<{ org: string }> };

export default async function ConsoleLayout({ children, params }: Props) {
  const { org } = await params;
  const ctx = await pageContext(org);
  const { user, memberships } = await requireUser();
  const { workspaces, projects } = await readTree(org);
  const base = `/orgs/${org}`;
  const inCharge = holdsOrganization(ctx);
  const membership = memberships.find(({ slug }) => slug === org);
  const nav = [
    { href: base, label: "Overview", icon: "overview", exact: true } as const,
    { href: `${base}/keys`, label: "API keys", icon: "key" } as const,
    { href: `${base}/credentials`, label: "Credentials", icon: "vault" } as const,
    { href: `${base}/runtimes`, label: "Runtimes", icon: "cpu" } as const,
  ];
  return (
    <AppFrame
      sidebar={
        <Sidebar
          organization={membership?.name ?? org}
          organizations={memberships.map(({ slug, name }) => ({
            label: name,
            href: `/orgs/${slug}`,
            current: slug === org,
          }))}
          nav={nav}
          tree={{
            workspaces: workspaces.map((workspace) => ({
              id: workspace.id,
              name: workspace.name,
              href: `${base}/workspaces/${workspace.slug}`,
              projects: projects
                .filter(({ workspaceId }) => workspaceId === workspace.id)
                .map(({ id, name, slug }) => ({ id, name, href: `${base}/projects/${slug}` })),
            })),
            add: permits(ctx.actor, "projects:write", inCharge ? theOrganization : { level: "anywhere" })
              ? addItems(base, inCharge)
              : undefined,
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
      {children}
    </AppFrame>
  );
}

const addItems = (base: string, inCharge: boolean) => [
  ...(inCharge ? [{ label: "New workspace…", href: `${base}?new=workspace` }] : []),
  { label: "New project…", href: `${base}?new=project` },
];
