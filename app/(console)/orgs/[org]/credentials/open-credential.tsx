import { CredentialSheet } from "@/components/credentials/credential-sheet";
import { type CredentialListView, toCredentialListHref } from "@/components/credentials/params";
import type { ProviderEntry } from "@/components/credentials/types";
import { Sheet, SheetSection } from "@/components/ui/sheet";
import { AppError } from "@/lib/core/errors";
import { getCredential } from "@/lib/credentials/operations/get-credential";
import { getCredentialUse } from "@/lib/credentials/operations/get-credential-use";
import { pageContext } from "@/lib/next/session";
import { readOwners } from "../owners";
import { actions } from "./actions";

type Props = { org: string; view: CredentialListView; id: string; providers: readonly ProviderEntry[] };

/** The sheet of the credential that the address names. */
export async function OpenCredential({ org, view, id, providers }: Props) {
  const owners = await readOwners(org, "credentials:write");
  const closeHref = toCredentialListHref(`/orgs/${org}/credentials`, { ...view, credential: null });
  const found = await read(org, id);
  if (!found) {
    return (
      <Sheet title="Not here any more" closeHref={closeHref}>
        <SheetSection>
          <p className="text-ink-2 text-13">
            The credential was deleted, or belongs to where you have no access.
          </p>
        </SheetSection>
      </Sheet>
    );
  }
  const [credential, use] = found;
  return (
    <CredentialSheet
      key={id}
      credential={credential}
      use={use}
      provider={providers.find((provider) => provider.id === credential.provider)}
      owners={owners}
      actions={actions}
      closeHref={closeHref}
    />
  );
}

async function read(org: string, id: string) {
  const ctx = await pageContext(org);
  return Promise.all([getCredential.execute(ctx, { id }), getCredentialUse.execute(ctx, { id })]).catch(
    (error: unknown) => {
      if (error instanceof AppError && error.code === "NOT_FOUND") return null;
      throw error;
    },
  );
}
