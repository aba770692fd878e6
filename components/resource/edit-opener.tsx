import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Opener } from "@/components/ui/opener";

type Props = {
  /** The name of the resource. */
  name: string;
  /** Whether the button stands in a row, where it is an icon. */
  inRow: boolean;
  open: boolean;
  onOpen: () => void;
};

/** Shows the button that opens the dialog to edit a resource. */
export function EditOpener({ name, inRow, ...opener }: Props) {
  const label = `Edit ${name}`;
  const trigger = inRow ? (
    <IconButton icon="edit" label={label} />
  ) : (
    <Button size="s" aria-label={label}>
      Edit
    </Button>
  );
  return <Opener {...opener} trigger={trigger} />;
}
