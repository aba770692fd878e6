import { SwitchActive } from "@/components/credentials/activation/switch-active";
import { EditCredential } from "@/components/credentials/add/edit-credential";
import type { ActProps } from "@/components/credentials/types";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { DeleteCredential } from "./delete-credential";

type Props = ActProps & {
  /** In the row of the list, or in the sheet. */
  inRow?: boolean;
};

/** What can be done with a credential, on its row and in its sheet. */
export function CredentialActs({ inRow = false, ...props }: Props) {
  // Nothing of a credential can be edited whose provider is not in the catalogue anymore.
  const edit = findProvider(props.credential.provider) && <EditCredential {...props} inRow={inRow} />;
  return (
    <>
      {!inRow && edit}
      <SwitchActive {...props} inRow={inRow} />
      {inRow && edit}
      <DeleteCredential {...props} />
    </>
  );
}
