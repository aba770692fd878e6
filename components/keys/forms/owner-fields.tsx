"use client";

import { useEffect, useId, useState } from "react";
import { useFormContext } from "react-hook-form";
import { useListField } from "@/components/forms/use-field";
import type { KeyContext } from "@/components/keys/types";
import { Alert } from "@/components/ui/feedback/alert";
import { CheckboxList } from "@/components/ui/fields/checkbox";
import { Field, FieldGroup } from "@/components/ui/fields/field";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import type { Option } from "@/components/ui/fields/select";
import { OptionList } from "@/components/ui/pickers/option-list";
import { OptionPicker } from "@/components/ui/pickers/option-picker";
import { plural } from "@/components/ui/values/format";
import { policyFields } from "@/lib/policy/fields";
import type { KeyForm } from "./key-form";
import { useKeyField } from "./use-key-field";

type Props = { keyContext: KeyContext };

/** Shows the fields for a new key's owner: a project, or the organization with the key's project access. */
export function OwnerFields({ keyContext }: Props) {
  const { value: projectId, onChange, error } = useKeyField("projectId");
  const { options, find } = keyContext.projects;
  const none = { value: "", label: "No project (organization key)" };
  const offered = keyContext.mayOwn ? [none, ...options] : options;
  const [picked, setPicked] = useState<Option>();
  const chosen = picked ?? offered.find(({ value }) => value === (projectId ?? "")) ?? none;
  return (
    <>
      <Field label="Project" error={error}>
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
              onChange(option.value || null);
            }}
          />
        )}
      </Field>
      {projectId === null && (
        <>
          <AccessField keyContext={keyContext} />
          <AccessNote keyContext={keyContext} />
        </>
      )}
    </>
  );
}

function AccessNote({ keyContext: { projects } }: Props) {
  const [access, ids] = useFormContext<KeyForm>().watch(["projectAccess", "projectIds"]);
  const all = projects.find ? "every project" : plural(projects.options.length, "project");
  return (
    <Alert
      strong={
        access === "selected"
          ? `Opens ${plural(ids.length, "project")}.`
          : `Opens ${all}, and every future one.`
      }
    >
      A key of one project does less harm when it leaks. Choose its project above if one is enough.
    </Alert>
  );
}

/** Shows the field for an organization key's project access: all or selected projects. */
export function AccessField({ keyContext }: Props) {
  const name = useId();
  const access = useKeyField("projectAccess");
  const ids = useListField<KeyForm>("projectIds");
  return (
    <FieldGroup
      legend={policyFields.projectAccess.label}
      error={access.error ?? ids.error ?? Object.values(ids.errors)[0]}
    >
      <SegmentedControl
        full
        name={name}
        options={[
          { value: "all", label: "All Projects" },
          { value: "selected", label: "Selected Projects" },
        ]}
        value={access.value}
        onChange={(event) => access.onChange(event.target.value)}
      />
      {access.value === "selected" && (
        <ProjectChoice keyContext={keyContext} chosen={ids.value} onChange={ids.onChange} />
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
          multiple
          label="Search projects"
          options={[...named, ...options]}
          find={find}
          chosen={chosen}
          onSelect={({ value }) => toggle(value)}
        />
      </CheckboxList>
    </div>
  );
}

/** Loads the chosen projects that are not among the options. Returns them as options. */
function useNames({ projects, nameProjects }: KeyContext, chosen: string[]): Option[] {
  const [asked] = useState(() => chosen.filter((id) => !projects.options.some(({ value }) => value === id)));
  const [names, setNames] = useState<Option[]>([]);
  useEffect(() => {
    if (asked.length > 0) nameProjects(asked).then(setNames);
  }, [asked, nameProjects]);
  return names;
}
