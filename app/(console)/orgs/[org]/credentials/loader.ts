import type { CredentialListView } from "@/components/credentials/params";
import { anywhere, permits } from "@/lib/core/permissions";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import { getCredential } from "@/lib/credentials/operations/get-credential";
import { getCredentialUse } from "@/lib/credentials/operations/get-credential-use";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { listProviders } from "@/lib/credentials/operations/list-providers";
import { listKeys } from "@/lib/keys/operations/list-keys";
import { orNull } from "@/lib/next/or-not-found";
import { pageContext } from "@/lib/next/session";
import { getOrganization } from "@/lib/organizations/operations/get-organization";
import { findWorkspace, loadOwners, loadProjects } from "../loader";

const PAGE = 50;

/** The choices of the provider filter. */
export const providerChoices = providers.map(({ id, name }) => ({ id, name }));

/** Loads the possible owners of credentials, and whether the person may see the open tab. */
export async function loadCredentialPage(org: string, { tab }: CredentialListView) {
  const [ctx, owners] = await Promise.all([pageContext(org), loadOwners(org, "credentials:write")]);
  const read = tab === "keys" ? "keys:read" : "credentials:read";
  return { owners, isReadable: permits(ctx.actor, read, anywhere) };
}

/** Loads the provider credentials of a view, with their possible owners and the provider catalogue. */
export async function loadCredentials(org: string, view: CredentialListView) {
  const [ctx, workspace] = await Promise.all([
    pageContext(org),
    view.workspace ? findWorkspace(org, view.workspace) : null,
  ]);
  const wanted = providers.map(({ id }) => id).filter((id) => view.provider.includes(id));
  const [page, { data: catalogue }, { environmentFallback }] = await Promise.all([
    listCredentials.execute(ctx, {
      limit: PAGE,
      cursor: view.cursor.at(-1),
      search: view.q || undefined,
      workspaceId: workspace?.id,
      providers: wanted.length > 0 ? wanted : undefined,
    }),
    listProviders.execute(ctx, {}),
    getOrganization.execute(ctx, {}),
  ]);
  return {
    credentials: page.data,
    nextCursor: page.nextCursor,
    owners: await loadOwners(
      org,
      "credentials:write",
      page.data.map(({ workspaceId }) => workspaceId),
    ),
    catalogue,
    environmentFallback,
    isNarrowed: Boolean(view.q || workspace || wanted.length > 0),
  };
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
  return { credential, use, owners };
}

/** Loads the project keys of a view. */
export async function loadProjectKeys(org: string, view: CredentialListView) {
  const page = await listKeys.execute(await pageContext(org), {
    owner: "project",
    limit: PAGE,
    cursor: view.cursor.at(-1),
    search: view.q || undefined,
  });
  const projects = await loadProjects(
    org,
    page.data.map(({ owner }) => owner.id),
  );
  return { keys: page.data, nextCursor: page.nextCursor, projects };
}
