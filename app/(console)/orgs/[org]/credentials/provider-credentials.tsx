import { CredentialTable } from "@/components/credentials/credential-table";
import { CredentialToolbar } from "@/components/credentials/credential-toolbar";
import { EnvironmentNote } from "@/components/credentials/environment-note";
import { NoCredentials } from "@/components/credentials/no-credentials";
import { type CredentialListView, toCredentialListHref } from "@/components/credentials/params";
import type { ProviderEntry } from "@/components/credentials/types";
import { toPageLinks } from "@/components/resource/params";
import { plural } from "@/components/ui/format";
import { Note } from "@/components/ui/note";
import { Pagination } from "@/components/ui/pagination";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { listProviders } from "@/lib/credentials/operations/list-providers";
import { pageContext } from "@/lib/next/session";
import { getOrganization } from "@/lib/organizations/operations/get-organization";
import { readOwners } from "../owners";
import { actions } from "./actions";
import { OpenCredential } from "./open-credential";

type Props = { org: string; view: CredentialListView; providers: readonly ProviderEntry[] };

const PAGE = 50;

/** The tab of provider credentials: those that the person sees, narrowed as the address says. */
export async function ProviderCredentials({ org, view, providers }: Props) {
  const owners = await readOwners(org, "credentials:write");
  const base = `/orgs/${org}/credentials`;
  const { page, catalogue, environmentFallback, narrowed } = await read(org, view, providers);
  const toHref = (patch: Partial<CredentialListView>) => toCredentialListHref(base, { ...view, ...patch });
  const links = toPageLinks(view.cursor, page.nextCursor, (cursor) => toHref({ cursor }));
  return (
    <>
      <CredentialToolbar owners={owners} providers={providers} />
      {!owners.mayOwn && (
        <Note icon="lock" className="mb-3" strong="You see your workspaces’ credentials.">
          Those of {owners.organization.name} itself are for its admins.
        </Note>
      )}
      {page.data.length === 0 ? (
        <NoCredentials narrowed={narrowed} search={view.q} clearHref={base} owners={owners} />
      ) : (
        <CredentialTable
          credentials={page.data}
          providers={providers}
          owners={owners}
          actions={actions}
          current={view.credential}
          toHref={(credential) => toHref({ credential })}
          footer={<Pagination summary={plural(page.data.length, "credential")} {...links} />}
        />
      )}
      <EnvironmentNote
        providers={catalogue}
        used={environmentFallback}
        organization={owners.organization.name}
      />
      {view.credential && <OpenCredential org={org} view={view} id={view.credential} providers={providers} />}
    </>
  );
}

async function read(org: string, view: CredentialListView, providers: readonly ProviderEntry[]) {
  const [ctx, owners] = await Promise.all([pageContext(org), readOwners(org, "credentials:write")]);
  const workspace = owners.workspaces.find(({ slug }) => slug === view.workspace);
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
  const narrowed = Boolean(view.q || workspace || wanted.length > 0);
  return { page, catalogue, environmentFallback, narrowed };
}
