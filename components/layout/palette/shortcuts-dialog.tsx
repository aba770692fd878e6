import { useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { Kbd } from "@/components/ui/buttons/kbd";
import { List, ListItem, ListText } from "@/components/ui/card";
import { Dialog, DialogClose } from "@/components/ui/dialogs/dialog";
import { SwitchRow } from "@/components/ui/fields/switch";
import type { Command } from "./commands";
import { areShortcutsOn, switchShortcuts } from "./use-shortcuts";

type Props = { commands: readonly Command[]; onClose: () => void };

/** Lists the shortcuts, and turns those of single keys off and on for this browser. */
export function ShortcutsDialog({ commands, onClose }: Props) {
  const [on, setOn] = useState(areShortcutsOn);
  const change = (next: boolean) => {
    switchShortcuts(next);
    setOn(next);
  };
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      size="s"
      low
      title="Keyboard shortcuts"
      footer={
        <DialogClose>
          <Button variant="primary" data-autofocus>
            Close
          </Button>
        </DialogClose>
      }
    >
      <List plain className="[&>li]:px-0">
        <Line label="Search or jump to" keys={["⌘ K", "Ctrl K"]} between="or" />
        {commands.map(({ id, label, shortcut = "" }) => (
          <Line key={id} label={label} keys={shortcut.split(" ")} between="then" />
        ))}
      </List>
      <SwitchRow
        label="Shortcuts of single keys"
        hint="⌘K and Ctrl K always work."
        checked={on}
        onChange={(event) => change(event.target.checked)}
      />
    </Dialog>
  );
}

function Line({ label, keys, between }: { label: string; keys: readonly string[]; between: string }) {
  return (
    <ListItem>
      <ListText>{label}</ListText>
      <span className="flex items-center gap-1.5 text-12 text-ink-3">
        {keys.map((key, index) => (
          <span key={key} className="flex items-center gap-1.5">
            {index > 0 && between}
            <Kbd>{key}</Kbd>
          </span>
        ))}
      </span>
    </ListItem>
  );
}
