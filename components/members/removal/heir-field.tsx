import { useEffect, useState } from "react";
import { useField } from "@/components/forms/use-field";
import type { Member, MemberContext } from "@/components/members/types";
import { Field } from "@/components/ui/fields/field";
import type { Option } from "@/components/ui/fields/select";
import { OptionPicker } from "@/components/ui/pickers/option-picker";
import type { RemovalValues } from "./removal";

type Props = { member: Member; context: MemberContext };

const NOBODY: Option = { value: "", label: "Choose a member" };

/** Shows the picker of the member who gets what is handed over. */
export function HeirField({ member, context: { organization, actions } }: Props) {
  const { onChange, error } = useField<RemovalValues, "handTo">("handTo");
  const [chosen, setChosen] = useState(NOBODY);
  const [options, setOptions] = useState<readonly Option[]>([]);
  const find = async (search: string): Promise<Option[]> => {
    const result = await actions.list(organization, { search, limit: 50 });
    const others = result.ok ? result.data.data.filter(({ id }) => id !== member.id) : [];
    return others.map(({ id, name, email }) => ({ value: id, label: name, hint: email }));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first options are loaded once
  useEffect(() => {
    void find("").then(setOptions, () => undefined);
  }, []);
  return (
    <Field label="Hand over to" error={error}>
      {(control) => (
        <OptionPicker
          {...control}
          label="Member"
          searchLabel="Search members"
          options={options}
          find={find}
          chosen={chosen}
          onChange={(option) => {
            setChosen(option);
            onChange(option.value);
          }}
        />
      )}
    </Field>
  );
}
