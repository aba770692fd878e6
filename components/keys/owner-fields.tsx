"use client";

import { useId, useState } from "react";
import type { FieldsProps } from "@/components/keys/fields";
import type { Desk } from "@/components/keys/types";
import { CheckboxList, CheckboxRow } from "@/components/ui/checkbox";
import { Field, FieldGroup } from "@/components/ui/field";
import { plural } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { Note } from "@/components/ui/note";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";

const MANY = 8;

type Props = FieldsProps & { desk: Pick<Desk, "organization" | "projects" | "mayOwn"> };

/** Whose key it will be: a project's, or the organization's with the projects that it opens. */
export function OwnerFields({ desk, ...fields }: Props) {
  const { draft, change, problem } = fields;
  const options = desk.projects.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Field label="Project" error={problem("projectId")}>
        {(control) => (
          <Select
            {...control}
            options={options}
            {...(desk.mayOwn && { placeholder: `None: a key of ${desk.organization.name}` })}
            value={draft.projectId}
            onChange={(event) => change({ projectId: event.target.value })}
          />
        )}
      </Field>
      {draft.projectId === "" && (
        <>
          <AccessField projects={desk.projects} {...fields} />
          <Note strong={opens(draft, desk.projects.length)}>
            A key of one project does less harm when it leaks. Choose its project above if one is enough.
          </Note>
        </>
      )}
    </>
  );
}

function opens({ projectAccess, projectIds }: Props["draft"], projects: number): string {
  if (projectAccess === "all") return `Opens ${plural(projects, "project")}, and every future one.`;
  return `Opens ${plural(projectIds.length, "project")}.`;
}

/** All projects or some of them. */
export function AccessField({ draft, change, problem, projects }: FieldsProps & Pick<Desk, "projects">) {
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
        <ProjectPicker
          projects={projects}
          chosen={draft.projectIds}
          onChange={(projectIds) => change({ projectIds })}
        />
      )}
    </FieldGroup>
  );
}

type PickerProps = Pick<Desk, "projects"> & { chosen: string[]; onChange: (chosen: string[]) => void };

function ProjectPicker({ projects, chosen, onChange }: PickerProps) {
  const [text, setText] = useState("");
  const shown = projects.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <div className="mt-1.5 stack-2">
      {projects.length > MANY && (
        <Input
          aria-label="Search projects"
          placeholder="Search projects"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <div className="max-h-56 overflow-y-auto">
        <CheckboxList>
          {shown.map(({ id, name }) => (
            <CheckboxRow key={id} label={name} checked={chosen.includes(id)} onChange={() => toggle(id)} />
          ))}
        </CheckboxList>
        {shown.length === 0 && <p className="help">No project matches.</p>}
      </div>
    </div>
  );
}
