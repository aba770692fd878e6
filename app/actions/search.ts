"use server";

import type { CommandGroup } from "@/components/layout/commands";
import type { Option } from "@/components/ui/select";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { listKeys } from "@/lib/keys/operations/list-keys";
import { action } from "@/lib/next/action";
import { listProjects } from "@/lib/organizations/operations/list-projects";
import { listRuntimes } from "@/lib/runtimes/operations/list-runtimes";

const MOST = 8;
const MOST_OPTIONS = 50;
const findKeys = action(listKeys);
const findCredentials = action(listCredentials);
const findRuntimes = action(listRuntimes);
const readProjects = action(listProjects);

const EXPLAIN = /^explain(\s+|$)/i;

/**
 * The keys, credentials and runtimes that a text means, and projects where the palette has not all, for the palette.
 * After "explain" the keys whose next request can be explained.
 */
export async function searchConsole(
  organization: string,
  withProjects: boolean,
  text: string,
): Promise<CommandGroup[]> {
  if (EXPLAIN.test(text)) return explainable(organization, text.replace(EXPLAIN, ""));
  const named = { search: text, limit: MOST };
  const [keys, credentials, runtimes, projects] = await Promise.all([
    keysNamed(organization, text),
    findCredentials(organization, named),
    findRuntimes(organization, named),
    withProjects ? projectsNamed(organization, text, MOST) : [],
  ]);
  const base = `/orgs/${organization}`;
  return [
    {
      heading: "Projects",
      commands: projects.map(({ id, name, slug }) => ({
        id,
        label: name,
        icon: "project" as const,
        href: `${base}/projects/${slug}`,
      })),
    },
    {
      heading: "API keys",
      commands: keys.map(({ id, name, prefix }) => ({
        id,
        label: name,
        hint: prefix,
        icon: "key" as const,
        href: `${base}/keys/${id}`,
      })),
    },
    {
      heading: "Credentials",
      commands: (credentials.ok ? credentials.data.data : []).map(({ id, name, provider }) => ({
        id,
        label: name,
        hint: findProvider(provider)?.name ?? provider,
        icon: "vault" as const,
        href: `${base}/credentials?credential=${id}`,
      })),
    },
    {
      heading: "Runtimes",
      commands: (runtimes.ok ? runtimes.data.data : []).map(({ id, name, upstreamModel }) => ({
        id,
        label: name,
        hint: upstreamModel ?? undefined,
        icon: "cpu" as const,
        href: `${base}/runtimes?runtime=${id}`,
      })),
    },
  ].filter(({ commands }) => commands.length > 0);
}

async function explainable(organization: string, text: string): Promise<CommandGroup[]> {
  const keys = await keysNamed(organization, text);
  const commands = keys.map(({ id, name, prefix }) => ({
    id: `explain ${id}`,
    label: `Explain ${name}`,
    hint: prefix,
    icon: "shield" as const,
    href: `/orgs/${organization}/keys/${id}?tab=explain`,
  }));
  return commands.length > 0 ? [{ heading: "Explain", commands }] : [];
}

async function keysNamed(organization: string, search: string) {
  const result = await findKeys(organization, { search, limit: MOST, archived: true });
  return result.ok ? result.data.data : [];
}

/**
 * The projects that a text means, as choices by their id, slug or page; only those in some workspaces where these are
 * given.
 */
export async function findProjects(
  organization: string,
  by: "id" | "slug" | "page",
  workspaceIds: readonly string[] | null,
  text: string,
): Promise<Option[]> {
  const found = await projectsNamed(organization, text, MOST_OPTIONS, workspaceIds);
  return found.map(({ id, slug, name }) => ({
    value: { id, slug, page: `/orgs/${organization}/projects/${slug}` }[by],
    label: name,
  }));
}

/** The names of projects of ids, as far as the person sees them. */
export async function nameProjects(organization: string, ids: string[]): Promise<Option[]> {
  const result = await readProjects(organization, { id: ids, limit: 100 });
  return result.ok ? result.data.data.map(({ id, name }) => ({ value: id, label: name })) : [];
}

async function projectsNamed(
  organization: string,
  search: string,
  limit: number,
  workspaceIds: readonly string[] | null = null,
) {
  const within = workspaceIds && { workspaceId: [...workspaceIds] };
  const result = await readProjects(organization, { search, limit, ...within });
  return result.ok ? result.data.data : [];
}
