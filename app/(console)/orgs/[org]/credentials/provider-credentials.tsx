import { CredentialTable } from "@/components/credentials/credential-table";
import { credentialTabs } from "@/components/credentials/credential-tabs";
import { CredentialToolbar } from "@/components/credentials/credential-toolbar";
import { EnvironmentNote } from "@/components/credentials/environment-note";
import { NoCredentials } from "@/components/credentials/no-credentials";
import { type CredentialListView, toCredentialListHref } from "@/components/credentials/params";
import { toPageLinks } from "@/components/resource/params";
import { Alert } from "@/components/ui/alert";
import { plural } from "@/components/ui/format";
import { Pagination } from "@/components/ui/pagination";
import { listProvidersWith } from "@/lib/credentials/catalogue/catalogue";
import { actions } from "./actions";
import { loadCredentials, loadFallback, toProviderChoices } from "./loader";
import { OpenCredential } from "./open-credential";

type Props = { org: string; view: CredentialListView };

/** Shows the tab of provider credentials. */
export async function ProviderCredentials({ org, view }: Props) {
  const base = `/orgs/${org}/credentials`;
  const listed = listProvidersWith(credentialTabs.provider.capabilities);
  const [{ credentials, nextCursor, owners, isNarrowed }, fallback] = await Promise.all([
    loadCredentials(org, view, listed),
    loadFallback(org),
  ]);
  const toHref = (patch: Partial<CredentialListView>) => toCredentialListHref(base, { ...view, ...patch });
  return (
    <>
      <CredentialToolbar owners={owners} providers={toProviderChoices(listed)} />
      {!owners.mayOwn && (
        <Alert icon="lock" className="mb-3" strong="You see your workspaces’ credentials.">
          Those of {owners.organization.name} itself are for its admins.
        </Alert>
      )}
      {credentials.length === 0 ? (
        <NoCredentials narrowed={isNarrowed} search={view.q} clearHref={base} owners={owners} />
      ) : (
        <CredentialTable
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
      <EnvironmentNote {...fallback} organization={owners.organization.name} />
      {view.credential && (
        <OpenCredential org={org} id={view.credential} closeHref={toHref({ credential: null })} />
      )}
    </>
  );
}
