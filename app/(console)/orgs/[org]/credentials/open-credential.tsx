import { CredentialSheet } from "@/components/credentials/credential-sheet";
import { type CredentialListView, toCredentialListHref } from "@/components/credentials/params";
import { MissingSheet } from "@/components/resource/missing-sheet";
import { actions } from "./actions";
import { loadCredential, providerEntries } from "./loader";

type Props = { org: string; view: CredentialListView; id: string };

/** Shows the sheet of the credential in the URL. */
export async function OpenCredential({ org, view, id }: Props) {
  const closeHref = toCredentialListHref(`/orgs/${org}/credentials`, { ...view, credential: null });
  const found = await loadCredential(org, id);
  if (!found) return <MissingSheet what="credential" closeHref={closeHref} />;
  return (
    <CredentialSheet
      key={id}
      {...found}
      provider={providerEntries.find((provider) => provider.id === found.credential.provider)}
      actions={actions}
      closeHref={closeHref}
    />
  );
}
