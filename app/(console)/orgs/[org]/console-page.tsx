import type { ReactNode } from "react";
import { findProjects, findWorkspaces, searchConsole } from "@/app/actions/search";
import { Page } from "@/components/layout/app-frame";
import { CommandPalette } from "@/components/layout/command-palette";
import type { CommandGroup } from "@/components/layout/commands";
import type { Crumb } from "@/components/layout/topbar";
import type { Option } from "@/components/ui/select";
import { anywhere, hasOrganizationAccess, type Permission, permits } from "@/lib/core/permissions";
import { orNull } from "@/lib/next/or-not-found";
import { pageContext, requireUser } from "@/lib/next/session";
import { getProject } from "@/lib/organizations/operations/get-project";
import { findWorkspace, loadTree } from "./loader";
import { toNavigation } from "./navigation";

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
  const { isWhole } = await loadTree(org);
  const search = (
    <CommandPalette
      groups={await toCommands(org)}
      search={searchConsole.bind(null, org, !(isWhole.workspaces && isWhole.projects))}
    />
  );
  return (
    <Page crumbs={[...crumbs, ...below]} search={search}>
      {children}
    </Page>
  );
}

/** Where one can go from anywhere, and what can be made there. */
async function toCommands(org: string): Promise<CommandGroup[]> {
  const [ctx, { workspaces, projects, isWhole }] = await Promise.all([pageContext(org), loadTree(org)]);
  // The palette searches the tree on the server where this is only a part of it.
  const isTreeHere = isWhole.workspaces && isWhole.projects;
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
      commands: (isTreeHere ? workspaces : []).map(({ id, name, slug }) => ({
        id,
        label: name,
        icon: "layers",
        href: `${base}/workspaces/${slug}`,
      })),
    },
    {
      heading: "Projects",
      commands: (isTreeHere ? projects : []).map(({ id, name, slug, workspaceId }) => ({
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
  const [{ memberships }, { workspaces, projects, isWhole }, project] = await Promise.all([
    requireUser(),
    loadTree(org),
    projectSlug ? findProject(org, projectSlug) : null,
  ]);
  const reference = project?.workspaceId ?? workspaceSlug;
  const workspace = reference ? await findWorkspace(org, reference) : null;
  const base = `/orgs/${org}`;
  const organizations = memberships.map(({ name, slug }) => ({ name, slug }));
  const crumbs = [toCrumb("organization", organizations, "/orgs", org)];
  if (workspace) {
    const find = isWhole.workspaces ? undefined : findWorkspaces.bind(null, org, "page");
    crumbs.push(
      toCrumb("workspace", withThis(workspaces, workspace), `${base}/workspaces`, workspace.slug, find),
    );
  }
  if (project) {
    const siblings = projects.filter(({ workspaceId }) => workspaceId === workspace?.id);
    const find = isWhole.projects
      ? undefined
      : findProjects.bind(null, org, "page", workspace ? [workspace.id] : null);
    crumbs.push(toCrumb("project", withThis(siblings, project), `${base}/projects`, project.slug, find));
  }
  return crumbs;
}

/** Finds a project by its slug, in the tree or beyond it. */
async function findProject(org: string, slug: string) {
  const { projects } = await loadTree(org);
  const known = projects.find((project) => project.slug === slug);
  return known ?? orNull(getProject.execute(await pageContext(org), { id: slug }));
}

/** Puts the resource of the page before its neighbours, where these do not hold it. */
const withThis = <Item extends { id: string }>(items: Item[], current: Item) =>
  items.some(({ id }) => id === current.id) ? items : [current, ...items];

type Place = { name: string; slug: string };
type Find = (text: string) => Promise<Option[]>;

function toCrumb(of: string, places: Place[], base: string, here: string, find?: Find): Crumb {
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
