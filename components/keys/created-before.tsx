import { Button } from "@/components/ui/buttons/button";
import { Dialog, DialogClose } from "@/components/ui/dialogs/dialog";

type Props = { name: string; onClose: () => void };

/** Shows that an earlier attempt created the key. Its response was lost, so the secret cannot be shown. */
export function CreatedBefore({ name, onClose }: Props) {
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      low
      size="s"
      title={`${name} was created by your first try`}
      description="Its secret was in the answer that did not arrive, and nobody can see it again."
      footer={
        <DialogClose>
          <Button variant="primary">Done</Button>
        </DialogClose>
      }
    >
      <p className="text-13 text-ink-2">Rotate its secret to get a new one.</p>
    </Dialog>
  );
}
