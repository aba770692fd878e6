import { CloudTable } from "@/components/credentials/cloud-table";
import { credentialTabs } from "@/components/credentials/credential-tabs";
import { CredentialToolbar } from "@/components/credentials/credential-toolbar";
import { NoCredentials } from "@/components/credentials/no-credentials";
import { type CredentialListView, toCredentialListHref } from "@/components/credentials/params";
import { toPageLinks } from "@/components/resource/params";
import { plural } from "@/components/ui/format";
import { Pagination } from "@/components/ui/pagination";
import { listProvidersWith } from "@/lib/credentials/catalogue/catalogue";
import { actions } from "./actions";
import { loadCredentials, toProviderChoices } from "./loader";
import { OpenCredential } from "./open-credential";

type Props = { org: string; view: CredentialListView };

/** Shows the tab of cloud providers. */
export async function CloudProviders({ org, view }: Props) {
  const base = `/orgs/${org}/credentials`;
  const listed = listProvidersWith(credentialTabs.cloud.capabilities);
  const { credentials, nextCursor, owners, isNarrowed } = await loadCredentials(org, view, listed);
  const toHref = (patch: Partial<CredentialListView>) => toCredentialListHref(base, { ...view, ...patch });
  return (
    <>
      <CredentialToolbar owners={owners} providers={toProviderChoices(listed)} />
      {credentials.length === 0 ? (
        <NoCredentials
          tab="cloud"
          narrowed={isNarrowed}
          search={view.q}
          clearHref={toCredentialListHref(base, { tab: "cloud" })}
          owners={owners}
        />
      ) : (
        <CloudTable
          credentials={credentials}
          owners={owners}
          actions={actions}
          current={view.credential}
          toHref={(credential) => toHref({ credential })}
          footer={
            <Pagination
              summary={plural(credentials.length, "credential")}
              {...toPageLinks(view.cursor, nextCursor, (cursor) => toHref({ cursor }))}
            />
          }
        />
      )}
      {view.credential && (
        <OpenCredential org={org} id={view.credential} closeHref={toHref({ credential: null })} />
      )}
    </>
  );
}
