import { redirect } from "next/navigation";
import { findProjects } from "@/app/actions/search";
import { type CredentialListView, toCredentialListHref } from "@/components/credentials/params";
import type { RevealAccess } from "@/components/credentials/sheet/reveal-access";
import { AppError } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { anywhere, organizationTarget, permits } from "@/lib/core/operations/permissions";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import { getCredential } from "@/lib/credentials/operations/get-credential";
import { getCredentialUse } from "@/lib/credentials/operations/get-credential-use";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { listProviders } from "@/lib/credentials/operations/list-providers";
import { listReadability } from "@/lib/credentials/operations/list-readability";
import { listKeys } from "@/lib/keys/operations/list-keys";
import { orNull } from "@/lib/next/or-not-found";
import { pageContext } from "@/lib/next/session";
import { getOrganization } from "@/lib/organizations/operations/get-organization";
import { findWorkspace, loadOwners, loadProjects, loadTree } from "../loader";

const PAGE = 50;

/** Returns the choices of a provider filter. */
export const toProviderChoices = (listed: readonly Provider[] = providers) =>
  listed.map(({ id, name }) => ({ id, name }));

/** Loads the possible owners of credentials, the tabs, and whether the person may see the open one. */
export async function loadCredentialPage(org: string, { tab }: CredentialListView) {
  const [ctx, owners] = await Promise.all([pageContext(org), loadOwners(org, "credentials:write")]);
  const { developerMode } = await getOrganization.execute(ctx, {});
  const read = tab === "keys" ? "keys:read" : "credentials:read";
  return { owners, isReadable: permits(ctx.actor, read, anywhere), developerMode };
}

/**
 * Loads the credentials of a view, with their possible owners. With `listed` only those of these providers are loaded.
 */
export async function loadCredentials(
  org: string,
  view: CredentialListView,
  listed: readonly Provider[] = providers,
) {
  const [ctx, workspace] = await Promise.all([
    pageContext(org),
    view.workspace ? findWorkspace(org, view.workspace) : null,
  ]);
  const ids = listed.map(({ id }) => id);
  const wanted = ids.filter((id) => view.provider.includes(id));
  const page = await listCredentials.execute(ctx, {
    limit: PAGE,
    cursor: view.cursor.at(-1),
    search: view.q || undefined,
    workspaceId: workspace?.id,
    providers: wanted.length > 0 ? wanted : ids,
  });
  const workspaceIds = page.data.map(({ workspaceId }) => workspaceId);
  const { data: states } = await listReadability.execute(ctx, { ids: page.data.map(({ id }) => id) });
  const readable = new Set(states.filter((state) => state.readable).map(({ id }) => id));
  return {
    credentials: page.data.map((credential) => ({ ...credential, readable: readable.has(credential.id) })),
    nextCursor: page.nextCursor,
    owners: await loadOwners(org, "credentials:write", workspaceIds),
    isNarrowed: Boolean(view.q || workspace || wanted.length > 0),
  };
}

/** Loads whether each environment variable is set that can replace a credential, and whether they are used. */
export async function loadFallback(org: string) {
  const ctx = await pageContext(org);
  const [{ data }, { environmentFallback, environmentFallbackOff }] = await Promise.all([
    listProviders.execute(ctx, {}),
    getOrganization.execute(ctx, {}),
  ]);
  return { providers: data, used: environmentFallback, off: environmentFallbackOff };
}

/** Loads a credential and its use. Returns null if the person sees no such credential. */
export async function loadCredential(org: string, id: string) {
  const ctx = await pageContext(org);
  const found = await orNull(
    Promise.all([getCredential.execute(ctx, { id }), getCredentialUse.execute(ctx, { id })]),
  );
  if (!found) return null;
  const [credential, use] = found;
  const owners = await loadOwners(org, "credentials:write", [credential.workspaceId]);
  return { credential, use, owners, revealAccess: await loadRevealAccess(ctx) };
}

async function loadRevealAccess(ctx: Context): Promise<RevealAccess> {
  if (!permits(ctx.actor, "credentials:reveal", organizationTarget)) return "forbidden";
  const { revealPolicy } = await getOrganization.execute(ctx, {});
  return revealPolicy === "never" ? "never" : "permitted";
}

/** Loads the project keys of a view, and the projects to filter by. Without unknown projects. */
export async function loadProjectKeys(org: string, view: CredentialListView) {
  const { projects, isWhole } = await loadTree(org);
  const page = await listKeys
    .execute(await pageContext(org), {
      owner: "project",
      limit: PAGE,
      cursor: view.cursor.at(-1),
      search: view.q || undefined,
      projectId: view.project.length > 0 ? view.project : undefined,
    })
    .catch((error: unknown) => {
      if (!(error instanceof AppError) || error.param !== "projectId") throw error;
      redirect(toCredentialListHref(`/orgs/${org}/credentials`, { ...view, project: null, cursor: null }));
    });
  return {
    keys: page.data,
    nextCursor: page.nextCursor,
    projects: await loadProjects(
      org,
      page.data.map(({ owner }) => owner.id),
    ),
    choices: {
      options: projects.map(({ slug, name }) => ({ value: slug, label: name })),
      ...(!isWhole.projects && { find: findProjects.bind(null, org, "slug", null) }),
    },
  };
}
