import { CredentialSheet } from "@/components/credentials/sheet/credential-sheet";
import { MissingSheet } from "@/components/resource/missing-sheet";
import { actions } from "./actions";
import { loadCredential } from "./loader";

type Props = { org: string; id: string; closeHref: string };

/** Shows the sheet of the credential in the URL. */
export async function OpenCredential({ org, id, closeHref }: Props) {
  const found = await loadCredential(org, id);
  if (!found) return <MissingSheet what="credential" closeHref={closeHref} />;
  return <CredentialSheet key={id} {...found} actions={actions} closeHref={closeHref} />;
}
