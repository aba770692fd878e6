import { TextField } from "@/components/ui/fields/text-field";
import { useKeyField } from "./use-key-field";

/** Shows the field for a key's name. For organization keys, its label is "Label". */
export function NameField({ ofProject }: { ofProject: boolean }) {
  return (
    <TextField
      {...useKeyField("name")}
      label={ofProject ? "Name" : "Label"}
      maxLength={100}
      autoComplete="off"
    />
  );
}
