import { CheckboxList, CheckboxRow } from "@/components/ui/fields/checkbox";
import { plural } from "@/components/ui/values/format";

type Props = {
  /** The number of unrevoked keys that were created with the keys to revoke. */
  created: number;
  creators?: number;
  checked: boolean;
  onChange: (checked: boolean) => void;
};

/** Shows the choice to also revoke the keys that a revoked key created. Hidden if there are none. */
export function CreatedKeysChoice({ created, creators = 1, checked, onChange }: Props) {
  if (created === 0) return null;
  return (
    <CheckboxList>
      <CheckboxRow
        label={`Also revoke the ${plural(created, "key")} that ${creators === 1 ? "it" : "they"} created`}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
    </CheckboxList>
  );
}
