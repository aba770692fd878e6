import type { ReactNode } from "react";
import { findProjects, searchConsole } from "@/app/actions/search";
import { Page } from "@/components/layout/app-frame";
import { CommandPalette } from "@/components/layout/command-palette";
import type { CommandGroup } from "@/components/layout/commands";
import type { Crumb } from "@/components/layout/topbar";
import type { Option } from "@/components/ui/select";
import { anywhere, hasOrganizationAccess, type Permission, permits } from "@/lib/core/permissions";
import { pageContext, requireUser } from "@/lib/next/session";
import { getProject } from "@/lib/organizations/operations/get-project";
import { toNavigation } from "./navigation";
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
  const crumbs = await toCrumbs(org, workspace, project);
  const { whole } = await readTree(org);
  const search = (
    <CommandPalette groups={await toCommands(org)} search={searchConsole.bind(null, org, !whole)} />
  );
  return (
    <Page crumbs={[...crumbs, ...below]} search={search}>
      {children}
    </Page>
  );
}

/** Where one can go from anywhere, and what can be made there. */
async function toCommands(org: string): Promise<CommandGroup[]> {
  const [ctx, { workspaces, projects, whole }] = await Promise.all([pageContext(org), readTree(org)]);
  const base = `/orgs/${org}`;
  const may = (permission: Permission) => permits(ctx.actor, permission, anywhere);
  return [
    {
      heading: "Go to",
      commands: [
        ...toNavigation(org).map(({ href, label, icon }) => ({ id: href, label, icon, href })),
        { id: "hygiene", label: "Hygiene", icon: "shield", href: `${base}/hygiene` },
        { id: "account", label: "Account", icon: "users", href: "/account" },
        { id: "explain", label: "Run explain", hint: "of a key", icon: "terminal", typed: "explain " },
      ],
    },
    {
      heading: "Make",
      commands: [
        ...(may("keys:write") ? [make("Create key", `${base}/keys?new=1`)] : []),
        ...(may("credentials:write") ? [make("Add provider credential", `${base}/credentials?new=1`)] : []),
        ...(may("projects:write") ? [make("New project", `${base}?make=project`)] : []),
        ...(hasOrganizationAccess(ctx) ? [make("New workspace", `${base}?make=workspace`)] : []),
      ],
    },
    {
      heading: "Workspaces",
      commands: workspaces.map(({ id, name, slug }) => ({
        id,
        label: name,
        icon: "layers",
        href: `${base}/workspaces/${slug}`,
      })),
    },
    {
      heading: "Projects",
      // Of many only a part is here: then they are all searched for.
      commands: (whole ? projects : []).map(({ id, name, slug, workspaceId }) => ({
        id,
        label: name,
        hint: workspaces.find((workspace) => workspace.id === workspaceId)?.name,
        icon: "project",
        href: `${base}/projects/${slug}`,
      })),
    },
  ];
}

const make = (label: string, href: string) => ({ id: href, label, icon: "plus" as const, href });

async function toCrumbs(org: string, workspaceSlug?: string, projectSlug?: string): Promise<Crumb[]> {
  const [{ memberships }, { workspaces, projects, whole }, project] = await Promise.all([
    requireUser(),
    readTree(org),
    projectSlug ? projectNamed(org, projectSlug) : null,
  ]);
  const workspace = workspaces.find(({ id, slug }) => id === project?.workspaceId || slug === workspaceSlug);
  const base = `/orgs/${org}`;
  const siblings = projects.filter(({ workspaceId }) => workspaceId === workspace?.id);
  const beyond = project && !siblings.includes(project) ? [project] : [];
  const organizations = memberships.map(({ name, slug }) => ({ name, slug }));
  const find = whole ? undefined : findProjects.bind(null, org, "page", workspace ? [workspace.id] : null);
  const crumbs: (Crumb | null)[] = [
    crumb("organization", organizations, "/orgs", org),
    workspace ? crumb("workspace", workspaces, `${base}/workspaces`, workspace.slug) : null,
    project ? crumb("project", [...beyond, ...siblings], `${base}/projects`, project.slug, find) : null,
  ];
  return crumbs.filter((entry) => entry !== null);
}

/** A project of the tree, or one that it leaves out. */
async function projectNamed(org: string, slug: string) {
  const { projects, whole } = await readTree(org);
  const project = projects.find((candidate) => candidate.slug === slug);
  if (project || whole) return project;
  return getProject.execute(await pageContext(org), { id: slug }).catch(() => undefined);
}

type Place = { name: string; slug: string };
type Find = (text: string) => Promise<Option[]>;

function crumb(of: string, places: Place[], base: string, here: string, find?: Find): Crumb {
  return {
    label: places.find(({ slug }) => slug === here)?.name ?? here,
    href: `${base}/${here}`,
    others: {
      of,
      here: `${base}/${here}`,
      places: places.map(({ name, slug }) => ({ label: name, value: `${base}/${slug}` })),
      ...(find && { find }),
    },
  };
}
