import { Button } from "@/components/ui/buttons/button";
import { Link } from "@/components/ui/buttons/link";
import { Card, List, ListItem, ListText } from "@/components/ui/card";
import { Dialog, DialogClose } from "@/components/ui/dialogs/dialog";
import type { Blocker } from "./types";

const SHOWN = 10;

type Props = {
  what: "workspace" | "project";
  name: string;
  blockers: readonly Blocker[];
};

/** Shows a Delete button whose dialog lists the first resources that prevent the deletion. */
export function BlockedDeletion({ what, name, blockers }: Props) {
  return (
    <Dialog
      trigger={<Button variant="danger">Delete…</Button>}
      size="s"
      low
      title={`${name} cannot be deleted yet`}
      description={
        what === "project"
          ? "These keys are active. Revoke them first."
          : "It still holds these resources. Delete or move them first."
      }
      footer={
        <DialogClose>
          <Button variant="primary">Close</Button>
        </DialogClose>
      }
    >
      <Card>
        <List plain>
          {blockers.slice(0, SHOWN).map(({ id, kind, label, href }) => (
            <ListItem key={id}>
              <ListText>
                <Link href={href}>{label}</Link>
              </ListText>
              <span className="text-ink-2">{kind}</span>
            </ListItem>
          ))}
          {blockers.length > SHOWN && (
            <ListItem>
              <ListText className="text-ink-3">and others</ListText>
            </ListItem>
          )}
        </List>
      </Card>
    </Dialog>
  );
}
