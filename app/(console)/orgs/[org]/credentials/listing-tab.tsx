import { type CredentialTab, credentialTabs } from "@/components/credentials/list/credential-tabs";
import { CredentialToolbar } from "@/components/credentials/list/credential-toolbar";
import { EnvironmentNote } from "@/components/credentials/list/environment-note";
import { type CredentialListView, toCredentialListHref } from "@/components/credentials/params";
import { Alert } from "@/components/ui/feedback/alert";
import { listProvidersWith } from "@/lib/credentials/catalogue/catalogue";
import { CredentialList } from "./credential-list";
import { loadCredentials, loadFallback, toProviderChoices } from "./loader";
import { OpenCredential } from "./open-credential";

type Props = { tab: CredentialTab; org: string; view: CredentialListView };

/** Shows a tab that lists credentials. */
export async function ListingTab({ tab, org, view }: Props) {
  const base = `/orgs/${org}/credentials`;
  const listed = listProvidersWith(credentialTabs[tab].capabilities);
  const list = await loadCredentials(org, view, listed);
  const { owners } = list;
  return (
    <>
      <CredentialToolbar owners={owners} providers={toProviderChoices(listed)} />
      {!owners.mayOwn && (
        <Alert icon="lock" className="mb-3" strong="You see your workspaces’ credentials.">
          Those of {owners.organization.name} itself are for its admins.
        </Alert>
      )}
      <CredentialList tab={tab} base={base} view={view} {...list} />
      {tab === "provider" && (
        <EnvironmentNote {...(await loadFallback(org))} organization={owners.organization.name} />
      )}
      {view.credential && (
        <OpenCredential
          org={org}
          id={view.credential}
          closeHref={toCredentialListHref(base, { ...view, credential: null })}
        />
      )}
    </>
  );
}
