import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { DeleteCredential } from "./delete-credential";
import { EditCredential } from "./edit-credential";
import { SwitchActive } from "./switch-active";
import type { ActProps, ProviderEntry } from "./types";

type Props = ActProps & {
  /** Absent where the catalogue has it no longer: then nothing can be edited. */
  provider: ProviderEntry | undefined;
  /** In the row of the list, or in the sheet. */
  inRow?: boolean;
};

/** What can be done with a credential, on its row and in its sheet. */
export function CredentialActs({ provider, inRow = false, ...props }: Props) {
  const label = `Edit ${props.credential.name}`;
  const edit = provider && (
    <EditCredential
      {...props}
      provider={provider}
      fromAddress={!inRow}
      trigger={
        inRow ? (
          <IconButton icon="edit" label={label} />
        ) : (
          <Button size="s" aria-label={label}>
            Edit
          </Button>
        )
      }
    />
  );
  return (
    <>
      {!inRow && edit}
      <SwitchActive {...props} inRow={inRow} />
      {inRow && edit}
      <DeleteCredential {...props} />
    </>
  );
}
