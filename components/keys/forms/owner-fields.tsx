"use client";

import { useEffect, useId, useState } from "react";
import type { FieldsProps } from "@/components/keys/forms/fields";
import type { Desk } from "@/components/keys/types";
import { CheckboxList, CheckboxRow } from "@/components/ui/checkbox";
import { Field, FieldGroup } from "@/components/ui/field";
import { plural } from "@/components/ui/format";
import { Note } from "@/components/ui/note";
import { OptionList } from "@/components/ui/option-list";
import { OptionPicker } from "@/components/ui/option-picker";
import { Segmented } from "@/components/ui/segmented-control";
import type { Option } from "@/components/ui/select";

type Props = FieldsProps & { desk: Desk };

/** Whose key it will be: a project's, or the organization's with the projects that it opens. */
export function OwnerFields({ desk, ...fields }: Props) {
  const { draft, change, problem } = fields;
  const { options, find } = desk.projects;
  const none = { value: "", label: `None: a key of ${desk.organization.name}` };
  const offered = desk.mayOwn ? [none, ...options] : options;
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
          <AccessField desk={desk} {...fields} />
          <Note strong={opens(draft, desk)}>
            A key of one project does less harm when it leaks. Choose its project above if one is enough.
          </Note>
        </>
      )}
    </>
  );
}

function opens({ projectAccess, projectIds }: Props["draft"], { projects }: Desk): string {
  if (projectAccess === "selected") return `Opens ${plural(projectIds.length, "project")}.`;
  const those = projects.find ? "every project" : plural(projects.options.length, "project");
  return `Opens ${those}, and every future one.`;
}

/** All projects or some of them. */
export function AccessField({ draft, change, problem, desk }: Props) {
  const name = useId();
  return (
    <FieldGroup legend="Project Access" error={problem("projectAccess", "projectIds")}>
      <Segmented
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
          desk={desk}
          chosen={draft.projectIds}
          onChange={(projectIds) => change({ projectIds })}
        />
      )}
    </FieldGroup>
  );
}

type ChoiceProps = { desk: Desk; chosen: string[]; onChange: (chosen: string[]) => void };

function ProjectChoice({ desk, chosen, onChange }: ChoiceProps) {
  const { options, find } = desk.projects;
  const named = useNames(desk, chosen);
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
function useNames({ projects, nameProjects }: Desk, chosen: string[]): Option[] {
  const [asked] = useState(() => chosen.filter((id) => !projects.options.some(({ value }) => value === id)));
  const [names, setNames] = useState<Option[]>([]);
  useEffect(() => {
    if (asked.length > 0) nameProjects(asked).then(setNames);
  }, [asked, nameProjects]);
  return names;
}
