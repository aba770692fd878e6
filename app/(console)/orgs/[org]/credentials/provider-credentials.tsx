import { CredentialTable } from "@/components/credentials/credential-table";
import { EnvironmentNote } from "@/components/credentials/environment-note";
import { NoCredentials } from "@/components/credentials/no-credentials";
import type { ProviderEntry } from "@/components/credentials/types";
import { OwnerFilters } from "@/components/organizations/owner-filters";
import { FilterChip } from "@/components/ui/filter-chip";
import { plural } from "@/components/ui/format";
import { Note } from "@/components/ui/note";
import { Toolbar } from "@/components/ui/page";
import { Pagination } from "@/components/ui/pagination";
import { SearchField } from "@/components/ui/search-field";
import {
  pageLinks,
  parseCursors,
  parseSearch,
  said,
  saidAll,
  type View,
  viewHref,
} from "@/components/ui/view";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { listProviders } from "@/lib/credentials/operations/list-providers";
import { pageContext } from "@/lib/next/session";
import { getOrganization } from "@/lib/organizations/operations/get-organization";
import { readOwners } from "../owners";
import { actions } from "./actions";
import { OpenCredential } from "./open-credential";

type Props = { org: string; view: View; providers: readonly ProviderEntry[] };

const PAGE = 50;

/** The tab of provider credentials: those that the person sees, narrowed as the address says. */
export async function ProviderCredentials({ org, view, providers }: Props) {
  const owners = await readOwners(org, "credentials:write");
  const base = `/orgs/${org}/credentials`;
  const { page, catalogue, environmentFallback, search, narrowed } = await read(org, view, providers);
  const links = pageLinks(base, view, page.nextCursor);
  const current = said(view, "credential");
  return (
    <>
      <Toolbar>
        <SearchField label="Search credentials" placeholder="Search by name" />
        <OwnerFilters owners={owners} page="credentials" />
        <FilterChip
          label="Provider"
          param="provider"
          options={providers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Toolbar>
      {!owners.mayOwn && (
        <Note icon="lock" className="mb-3" strong="You see your workspaces’ credentials.">
          Those of {owners.organization.name} itself are for its admins.
        </Note>
      )}
      {page.data.length === 0 ? (
        <NoCredentials narrowed={narrowed} search={search} clearHref={base} owners={owners} />
      ) : (
        <CredentialTable
          credentials={page.data}
          providers={providers}
          owners={owners}
          actions={actions}
          current={current}
          hrefOf={(id) => viewHref(base, view, { credential: id })}
          footer={<Pagination summary={plural(page.data.length, "credential")} {...links} />}
        />
      )}
      <EnvironmentNote
        providers={catalogue}
        used={environmentFallback}
        organization={owners.organization.name}
      />
      {current && <OpenCredential org={org} view={view} id={current} providers={providers} />}
    </>
  );
}

async function read(org: string, view: View, providers: readonly ProviderEntry[]) {
  const [ctx, owners] = await Promise.all([pageContext(org), readOwners(org, "credentials:write")]);
  const search = parseSearch(view);
  const workspace = owners.workspaces.find(({ slug }) => slug === said(view, "workspace"));
  const wanted = providers.map(({ id }) => id).filter((id) => saidAll(view, "provider").includes(id));
  const [page, { data: catalogue }, { environmentFallback }] = await Promise.all([
    listCredentials.execute(ctx, {
      limit: PAGE,
      cursor: parseCursors(view),
      search,
      workspaceId: workspace?.id,
      providers: wanted.length > 0 ? wanted : undefined,
    }),
    listProviders.execute(ctx, {}),
    getOrganization.execute(ctx, {}),
  ]);
  const narrowed = Boolean(search || workspace || wanted.length > 0);
  return { page, catalogue, environmentFallback, search, narrowed };
}
