"use client";

import { Button } from "@/components/ui/buttons/button";
import { Card, List, ListItem, ListText } from "@/components/ui/card";
import { Dialog, DialogClose } from "@/components/ui/dialogs/dialog";
import { plural } from "@/components/ui/values/format";
import type { Failed } from "./use-bulk";

type Props = { said: string; of: number; failed: Failed[]; onClose: () => void };

/** Shows the keys for which a bulk act failed, with the reasons. */
export function BulkFailures({ said, of, failed, onClose }: Props) {
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      low
      size="s"
      title={`${failed.length} of ${plural(of, "key")} could not be ${said}`}
      description={of > failed.length ? "The others were." : "Nothing was changed."}
      footer={
        <DialogClose>
          <Button variant="primary">Close</Button>
        </DialogClose>
      }
    >
      <Card>
        <List>
          {failed.map(({ id, name, words }) => (
            <ListItem key={id}>
              <ListText>
                <strong>{name}</strong>
                <span className="block overflow-hidden text-12 text-ellipsis text-ink-3 whitespace-normal">
                  {words}
                </span>
              </ListText>
            </ListItem>
          ))}
        </List>
      </Card>
    </Dialog>
  );
}
