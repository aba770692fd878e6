"use client";

import { useState } from "react";
import { Field } from "@/components/ui/fields/field";
import type { Option } from "@/components/ui/fields/select";
import { OptionPicker } from "@/components/ui/pickers/option-picker";
import type { Options } from "@/components/ui/pickers/options";

const NONE: Option = { value: "", label: "None named" };

/** Shows the field for the project that a described call names. */
export function ProjectField({ options, find, named }: Options & { named: Option }) {
  const [chosen, setChosen] = useState(named);
  return (
    <Field label="Project">
      {(control) => (
        <>
          <OptionPicker
            {...control}
            label="Project"
            searchLabel="Search projects"
            options={[NONE, ...options]}
            find={find}
            chosen={chosen}
            onChange={setChosen}
          />
          <input type="hidden" name="project" value={chosen.value} />
        </>
      )}
    </Field>
  );
}
