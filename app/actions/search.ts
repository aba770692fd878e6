"use server";

import type { CommandGroup } from "@/components/layout/palette/commands";
import type { Option } from "@/components/ui/fields/select";
import type { IconName } from "@/components/ui/icon";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { listKeys } from "@/lib/keys/operations/list-keys";
import { action } from "@/lib/next/action";
import { listProjects } from "@/lib/organizations/operations/list-projects";
import { listWorkspaces } from "@/lib/organizations/operations/list-workspaces";
import { listRuntimes } from "@/lib/runtimes/operations/list-runtimes";

const MOST = 8;
const MOST_OPTIONS = 50;
const findKeys = action(listKeys);
const findCredentials = action(listCredentials);
const findRuntimes = action(listRuntimes);
const readProjects = action(listProjects);
const readWorkspaces = action(listWorkspaces);

const EXPLAIN = /^explain(\s+|$)/i;

/**
 * Finds keys, credentials and runtimes for the command palette. With `withTree` it also finds workspaces and
 * projects. For text that starts with "explain" it finds keys whose requests can be explained.
 */
export async function searchConsole(
  organization: string,
  withTree: boolean,
  text: string,
): Promise<CommandGroup[]> {
  if (EXPLAIN.test(text)) return searchExplanations(organization, text.replace(EXPLAIN, ""));
  const named = { search: text, limit: MOST };
  const [keys, credentials, runtimes, workspaces, projects] = await Promise.all([
    searchKeys(organization, text),
    findCredentials(organization, named),
    findRuntimes(organization, named),
    withTree ? searchWorkspaces(organization, text, MOST) : [],
    withTree ? searchProjects(organization, text, MOST) : [],
  ]);
  const base = `/orgs/${organization}`;
  return [
    toGroup("Workspaces", "layers", workspaces, ({ slug }) => ({ href: `${base}/workspaces/${slug}` })),
    toGroup("Projects", "project", projects, ({ slug }) => ({ href: `${base}/projects/${slug}` })),
    toGroup("API keys", "key", keys, ({ id, prefix }) => ({ href: `${base}/keys/${id}`, hint: prefix })),
    toGroup("Credentials", "vault", credentials.ok ? credentials.data.data : [], ({ id, provider }) => ({
      href: `${base}/credentials?credential=${id}`,
      hint: findProvider(provider)?.name ?? provider,
    })),
    toGroup("Runtimes", "cpu", runtimes.ok ? runtimes.data.data : [], ({ id, upstreamModel }) => ({
      href: `${base}/runtimes?runtime=${id}`,
      hint: upstreamModel ?? undefined,
    })),
  ].filter(({ commands }) => commands.length > 0);
}

/** Returns the group of the commands that open what was found. */
const toGroup = <Found extends { id: string; name: string }>(
  heading: string,
  icon: IconName,
  found: readonly Found[],
  toCommand: (found: Found) => { href: string; hint?: string | undefined },
): CommandGroup => ({
  heading,
  commands: found.map((one) => ({ id: one.id, label: one.name, icon, ...toCommand(one) })),
});

async function searchExplanations(organization: string, text: string): Promise<CommandGroup[]> {
  const keys = await searchKeys(organization, text);
  const commands = keys.map(({ id, name, prefix }) => ({
    id: `explain ${id}`,
    label: `Explain ${name}`,
    hint: prefix,
    icon: "shield" as const,
    href: `/orgs/${organization}/keys/${id}?tab=explain`,
  }));
  return commands.length > 0 ? [{ heading: "Explain", commands }] : [];
}

async function searchKeys(organization: string, search: string) {
  const result = await findKeys(organization, { search, limit: MOST, archived: true });
  return result.ok ? result.data.data : [];
}

const toOptions = (found: readonly { id: string; name: string }[]): Option[] =>
  found.map(({ id, name }) => ({ value: id, label: name }));

/** Finds keys by text and returns them as options. */
export async function findKeyOptions(organization: string, text: string): Promise<Option[]> {
  return toOptions(await searchKeys(organization, text));
}

/** Finds runtimes by text and returns them as options. */
export async function findRuntimeOptions(organization: string, text: string): Promise<Option[]> {
  const result = await findRuntimes(organization, { search: text, limit: MOST_OPTIONS });
  return result.ok ? toOptions(result.data.data) : [];
}

/** Finds projects by text and returns them as options. The value is the id, slug or page. */
export async function findProjects(
  organization: string,
  by: "id" | "slug" | "page",
  workspaceIds: readonly string[] | null,
  text: string,
): Promise<Option[]> {
  const found = await searchProjects(organization, text, MOST_OPTIONS, workspaceIds);
  return found.map(({ id, slug, name }) => ({
    value: { id, slug, page: `/orgs/${organization}/projects/${slug}` }[by],
    label: name,
  }));
}

/** Finds workspaces by text and returns them as options. The value is the id, slug or page. */
export async function findWorkspaces(
  organization: string,
  by: "id" | "slug" | "page",
  text: string,
): Promise<Option[]> {
  const found = await searchWorkspaces(organization, text, MOST_OPTIONS);
  return found.map(({ id, slug, name }) => ({
    value: { id, slug, page: `/orgs/${organization}/workspaces/${slug}` }[by],
    label: name,
  }));
}

/** Returns projects by id as options. Leaves out projects that the person cannot see. */
export async function nameProjects(organization: string, ids: string[]): Promise<Option[]> {
  const result = await readProjects(organization, { id: ids, limit: 100 });
  return result.ok ? result.data.data.map(({ id, name }) => ({ value: id, label: name })) : [];
}

async function searchProjects(
  organization: string,
  search: string,
  limit: number,
  workspaceIds: readonly string[] | null = null,
) {
  const within = workspaceIds && { workspaceId: [...workspaceIds] };
  const result = await readProjects(organization, { search, limit, ...within });
  return result.ok ? result.data.data : [];
}

async function searchWorkspaces(organization: string, search: string, limit: number) {
  const result = await readWorkspaces(organization, { search, limit });
  return result.ok ? result.data.data : [];
}
