import type { ReactNode } from "react";
import { searchConsole } from "@/app/actions/search";
import { Page } from "@/components/frame/app-frame";
import { CommandPalette } from "@/components/frame/command-palette";
import type { CommandGroup } from "@/components/frame/commands";
import type { Crumb } from "@/components/frame/topbar";
import { requireUser } from "@/lib/server/session";
import { navigationOf } from "./navigation";
import { readTree } from "./tree";

type Props = {
  org: string;
  /** Below which workspace or project of the tree the page stands, by slug. */
  workspace?: string;
  project?: string;
  /** Where the page is below that. */
  below?: Crumb[];
  children: ReactNode;
};

/** A page of the console below its breadcrumbs, each of which switches to its neighbours. */
export async function ConsolePage({ org, workspace, project, below = [], children }: Props) {
  const crumbs = await crumbsOf(org, workspace, project);
  const search = <CommandPalette groups={await commandsOf(org)} search={searchConsole.bind(null, org)} />;
  return (
    <Page crumbs={[...crumbs, ...below]} search={search}>
      {children}
    </Page>
  );
}

/** Where one can go from anywhere, and what can be made there. */
async function commandsOf(org: string): Promise<CommandGroup[]> {
  const { workspaces, projects } = await readTree(org);
  const base = `/orgs/${org}`;
  return [
    {
      heading: "Go to",
      commands: [
        ...navigationOf(org).map(({ href, label, icon }) => ({ id: href, label, icon, href })),
        { id: "create", label: "Create key", icon: "plus", href: `${base}/keys?new=1` },
      ],
    },
    {
      heading: "Projects",
      commands: projects.map(({ id, name, slug, workspaceId }) => ({
        id,
        label: name,
        hint: workspaces.find((workspace) => workspace.id === workspaceId)?.name,
        icon: "project",
        href: `${base}/projects/${slug}`,
      })),
    },
  ];
}

async function crumbsOf(org: string, workspaceSlug?: string, projectSlug?: string): Promise<Crumb[]> {
  const { memberships } = await requireUser();
  const { workspaces, projects } = await readTree(org);
  const project = projects.find(({ slug }) => slug === projectSlug);
  const workspace = workspaces.find(({ id, slug }) => id === project?.workspaceId || slug === workspaceSlug);
  const base = `/orgs/${org}`;
  const siblings = projects.filter(({ workspaceId }) => workspaceId === workspace?.id);
  const organizations = memberships.map(({ name, slug }) => ({ name, slug }));
  const crumbs: (Crumb | null)[] = [
    crumb("organization", organizations, "/orgs", org),
    workspace ? crumb("workspace", workspaces, `${base}/workspaces`, workspace.slug) : null,
    project ? crumb("project", siblings, `${base}/projects`, project.slug) : null,
  ];
  return crumbs.filter((entry) => entry !== null);
}

function crumb(of: string, items: { name: string; slug: string }[], base: string, here: string): Crumb {
  return {
    label: items.find(({ slug }) => slug === here)?.name ?? here,
    href: `${base}/${here}`,
    others: {
      of,
      items: items.map(({ name, slug }) => ({
        label: name,
        href: `${base}/${slug}`,
        current: slug === here,
      })),
    },
  };
}
