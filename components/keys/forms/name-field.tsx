import { TextField } from "@/components/ui/text-field";
import { useKeyField } from "./use-key-field";

/** The name of a key, which organization keys call their label. */
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
