import type { CredentialActions, Settled } from "@/components/credentials/types";
import { CopyAsCurl } from "@/components/forms/copy-as-curl";
import { Button } from "@/components/ui/buttons/button";
import { Dialog, DialogClose } from "@/components/ui/dialogs/dialog";
import { useResult } from "@/components/ui/feedback/use-result";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { FormError } from "@/components/ui/fields/form-error";
import { SettledResult } from "./settled-result";
import { toActivationVerb } from "./to-activation-verb";

type Props = {
  organization: string;
  /** The credential after its test. It is still inactive. */
  settled: Settled;
  actions: Pick<CredentialActions, "activate" | "deactivate">;
  onClose: () => void;
};

/** Asks before a credential becomes active whose test was not valid, or that takes over from another one. */
export function ActivationDialog({ organization, settled, actions, onClose }: Props) {
  const showUndo = useUndoToast();
  const { id, version, name } = settled;
  const { send, pending, error } = useResult(
    () => actions.activate(organization, { id, version }),
    (changed) => {
      onClose();
      showUndo(
        `${name} activated`,
        () => actions.deactivate(organization, { id, version: changed.version }),
        [id],
      );
    },
  );
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      low
      aside={
        <CopyAsCurl
          request={{
            route: "PUT /api/provider-credentials/:credential_id/activate",
            getInput: () => ({ id, version }),
          }}
        />
      }
      title={`Activate ${name}?`}
      description={`${name} is inactive: no call uses it.`}
      footer={
        <>
          <Button pending={pending} onClick={() => send(undefined)}>
            {toActivationVerb(settled)}
          </Button>
          <DialogClose>
            <Button variant="primary">Keep Inactive</Button>
          </DialogClose>
        </>
      }
    >
      <SettledResult settled={settled} />
      <FormError error={error} />
    </Dialog>
  );
}
