import { headers } from "next/headers";
import type { ReactNode } from "react";
import { findProjects, findWorkspaces, searchConsole } from "@/app/actions/search";
import { signOut } from "@/app/actions/session";
import { Page } from "@/components/layout/app-frame";
import { CommandPalette } from "@/components/layout/palette/command-palette";
import type { CommandGroup } from "@/components/layout/palette/commands";
import type { Crumb } from "@/components/layout/topbar";
import { toCreateInTreeHref } from "@/components/organizations/params";
import type { Option } from "@/components/ui/fields/select";
import { anywhere, hasOrganizationAccess, type Permission, permits } from "@/lib/core/operations/permissions";
import { orNull } from "@/lib/next/or-not-found";
import { pageContext, requireUser } from "@/lib/next/session";
import { getProject } from "@/lib/organizations/operations/get-project";
import { findWorkspace, loadTree } from "./loader";
import { toNavigation } from "./navigation";

type Props = {
  org: string;
  /** The slug of the workspace or project that the page belongs to. */
  workspace?: string;
  project?: string;
  /** The commands of the object that the page shows. */
  commands?: CommandGroup;
  /** The breadcrumbs below the workspace or project. */
  below?: Crumb[];
  children: ReactNode;
};

/** Shows a page of the console with its breadcrumbs and the command palette. */
export async function ConsolePage({ org, workspace, project, commands, below = [], children }: Props) {
  const crumbs = await toCrumbs(org, workspace, project);
  const { isWhole } = await loadTree(org);
  const search = (
    <CommandPalette
      groups={[...(commands ? [commands] : []), ...(await toCommands(org, project))]}
      signOut={signOut}
      isMac={/Mac|iPhone|iPad/.test((await headers()).get("user-agent") ?? "")}
      search={searchConsole.bind(null, org, !(isWhole.workspaces && isWhole.projects))}
    />
  );
  return (
    <Page crumbs={[...crumbs, ...below]} search={search} referenceHref="/docs/api">
      {children}
    </Page>
  );
}

/** Returns the commands of a page: the pages to open and the resources to create. */
async function toCommands(org: string, project?: string): Promise<CommandGroup[]> {
  const [ctx, { workspaces, projects, isWhole }] = await Promise.all([pageContext(org), loadTree(org)]);
  // If the tree here is incomplete, the palette searches it on the server.
  const isTreeHere = isWhole.workspaces && isWhole.projects;
  const base = `/orgs/${org}`;
  const inCharge = hasOrganizationAccess(ctx);
  const may = (permission: Permission) => permits(ctx.actor, permission, anywhere);
  return [
    { heading: "Go to", commands: toPageCommands(org, inCharge) },
    {
      heading: "Create",
      commands: [
        ...(may("keys:write") ? toKeyCommands(base, project, inCharge) : []),
        ...(may("credentials:write") ? [create("Add provider credential", `${base}/credentials?new=1`)] : []),
        ...(may("runtimes:write") ? [create("New runtime", `${base}/runtimes?new=1`)] : []),
        ...(may("projects:write")
          ? [create("New project", toCreateInTreeHref(base, { make: "project" }))]
          : []),
        ...(inCharge ? [create("New workspace", toCreateInTreeHref(base, { make: "workspace" }))] : []),
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

const toPageCommands = (org: string, inCharge: boolean): CommandGroup["commands"] => [
  ...toNavigation(org, inCharge).map(({ href, label, icon }) => ({
    ...{ id: href, label, icon, href },
    shortcut: SHORTCUTS[label],
  })),
  { id: "hygiene", label: "Recommendations", icon: "shield", href: `/orgs/${org}/hygiene` },
  { id: "account", label: "Account", icon: "users", href: "/account" },
  { id: "reference", label: "API reference", icon: "book", href: "/docs/api", keywords: "docs openapi curl" },
  { id: "explain", label: "Explain a request", hint: "of a key", icon: "terminal", typed: "explain " },
];

/** The shortcuts of pages, by label. */
const SHORTCUTS: Record<string, string> = {
  Overview: "g o",
  "API keys": "g k",
  Credentials: "g c",
  Runtimes: "g r",
  Settings: "g s",
};

const createKey = (href: string) => ({ ...create("Create key", href), shortcut: "c" });

const create = (label: string, href: string) => ({
  ...{ id: href, label, icon: "plus" as const, href },
  keywords: "create add new make",
});

function toKeyCommands(base: string, project: string | undefined, inCharge: boolean) {
  const ofOrganization = `${base}/keys?new=1`;
  if (project === undefined) return [createKey(ofOrganization)];
  return [
    createKey(`${base}/projects/${project}/keys?new=1`),
    ...(inCharge ? [create("New organization key", ofOrganization)] : []),
  ];
}

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

/** Finds a project by its slug, in the tree or the database. Returns null if the person sees none. */
async function findProject(org: string, slug: string) {
  const { projects } = await loadTree(org);
  const known = projects.find((project) => project.slug === slug);
  return known ?? orNull(getProject.execute(await pageContext(org), { id: slug }));
}

/** Adds the resource of the page to the front of a list that does not contain it. */
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
