import { Switch } from "./switch";

type Props = { label: string; checked: boolean; onChange: (checked: boolean) => void };

/** Shows a switch in the toolbar of a list: "Show archived". */
export function ToolbarSwitch({ label, checked, onChange }: Props) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch is inside
    <label className="flex min-w-0 items-center gap-2 text-ink-2 ml-1.5 text-13">
      <Switch checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
