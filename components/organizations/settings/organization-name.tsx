import { NameDialog } from "@/components/organizations/name-dialog";
import { Button } from "@/components/ui/buttons/button";
import { ListItem, ListText } from "@/components/ui/card";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import type { Result } from "@/lib/core/errors/action-result";
import type { Settings } from "./types";

type Props = {
  settings: Settings;
  save: (patch: Pick<Settings, "name">) => Promise<Result<Settings>>;
};

/** Shows the name of the organization with a button that renames it. */
export function OrganizationName({ settings: { name, slug }, save }: Props) {
  const showUndo = useUndoToast();
  return (
    <ListItem className="pr-4">
      <ListText>
        <p className="font-medium text-ink">Name</p>
        <p className="text-ink-2">
          {name} · slug <span className="font-mono text-[0.923em]">{slug}</span>
        </p>
      </ListText>
      <NameDialog
        trigger={<Button>Rename…</Button>}
        title={`Rename ${name}`}
        verb="Save"
        current={name}
        submit={({ name }) => save({ name })}
        onDone={(changed) => showUndo(`Renamed to ${changed.name}.`, () => save({ name }))}
      />
    </ListItem>
  );
}
