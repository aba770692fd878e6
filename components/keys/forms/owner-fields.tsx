"use client";

import { useEffect, useId, useState } from "react";
import type { FieldsProps } from "@/components/keys/forms/fields";
import type { KeyContext } from "@/components/keys/types";
import { CheckboxList, CheckboxRow } from "@/components/ui/checkbox";
import { Field, FieldGroup } from "@/components/ui/field";
import { plural } from "@/components/ui/format";
import { Note } from "@/components/ui/note";
import { OptionList } from "@/components/ui/option-list";
import { OptionPicker } from "@/components/ui/option-picker";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { Option } from "@/components/ui/select";

type Props = FieldsProps & { keyContext: KeyContext };

/** Whose key it will be: a project's, or the organization's with the projects that it opens. */
export function OwnerFields({ keyContext, ...fields }: Props) {
  const { draft, change, problem } = fields;
  const { options, find } = keyContext.projects;
  const none = { value: "", label: `None: a key of ${keyContext.organization.name}` };
  const offered = keyContext.mayOwn ? [none, ...options] : options;
  const [picked, setPicked] = useState<Option>();
  const chosen = picked ?? offered.find(({ value }) => value === draft.projectId) ?? none;
  return (
    <>
      <Field label="Project" error={problem("projectId")}>
        {(control) => (
          <OptionPicker
            {...control}
            label="Project"
            searchLabel="Search projects"
            options={offered}
            find={find}
            chosen={chosen}
            onChange={(option) => {
              setPicked(option);
              change({ projectId: option.value });
            }}
          />
        )}
      </Field>
      {draft.projectId === "" && (
        <>
          <AccessField keyContext={keyContext} {...fields} />
          <Note strong={opens(draft, keyContext)}>
            A key of one project does less harm when it leaks. Choose its project above if one is enough.
          </Note>
        </>
      )}
    </>
  );
}

function opens({ projectAccess, projectIds }: Props["draft"], { projects }: KeyContext): string {
  if (projectAccess === "selected") return `Opens ${plural(projectIds.length, "project")}.`;
  const those = projects.find ? "every project" : plural(projects.options.length, "project");
  return `Opens ${those}, and every future one.`;
}

/** All projects or some of them. */
export function AccessField({ draft, change, problem, keyContext }: Props) {
  const name = useId();
  return (
    <FieldGroup legend="Project Access" error={problem("projectAccess", "projectIds")}>
      <SegmentedControl
        full
        name={name}
        options={[
          { value: "all", label: "All Projects" },
          { value: "selected", label: "Selected Projects" },
        ]}
        value={draft.projectAccess}
        onChange={({ target }) => change({ projectAccess: target.value === "all" ? "all" : "selected" })}
      />
      {draft.projectAccess === "selected" && (
        <ProjectChoice
          keyContext={keyContext}
          chosen={draft.projectIds}
          onChange={(projectIds) => change({ projectIds })}
        />
      )}
    </FieldGroup>
  );
}

type ChoiceProps = { keyContext: KeyContext; chosen: string[]; onChange: (chosen: string[]) => void };

function ProjectChoice({ keyContext, chosen, onChange }: ChoiceProps) {
  const { options, find } = keyContext.projects;
  const named = useNames(keyContext, chosen);
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <div className="mt-1.5">
      <CheckboxList>
        <OptionList
          label="Search projects"
          options={[...named, ...options]}
          find={find}
          isChosen={({ value }) => chosen.includes(value)}
        >
          {({ value, label }) => (
            <CheckboxRow
              key={value}
              label={label}
              checked={chosen.includes(value)}
              onChange={() => toggle(value)}
            />
          )}
        </OptionList>
      </CheckboxList>
    </div>
  );
}

/** Of what was chosen before, the projects that are not among those at hand. */
function useNames({ projects, nameProjects }: KeyContext, chosen: string[]): Option[] {
  const [asked] = useState(() => chosen.filter((id) => !projects.options.some(({ value }) => value === id)));
  const [names, setNames] = useState<Option[]>([]);
  useEffect(() => {
    if (asked.length > 0) nameProjects(asked).then(setNames);
  }, [asked, nameProjects]);
  return names;
}
