import { IconButton } from "@/components/ui/buttons/icon-button";
import { FieldGroup } from "@/components/ui/fields/field";
import { Select } from "@/components/ui/fields/select";
import { OptionPicker } from "@/components/ui/pickers/option-picker";
import type { Options } from "@/components/ui/pickers/options";
import type { WorkspaceGrant } from "./types";
import { ACCESS_WORDS } from "./words";

type Props = {
  value: readonly WorkspaceGrant[];
  onChange: (value: WorkspaceGrant[]) => void;
  options: Options;
  /** Whether the person is a viewer, who has read access only. */
  isViewer: boolean;
  hint?: string | undefined;
  error?: string | undefined;
};

const accesses = Object.entries(ACCESS_WORDS).map(([value, label]) => ({ value, label }));

/** Shows the workspaces that a person has access to, and a picker that adds one. */
export function WorkspaceGrants({
  value,
  onChange,
  options: { options, find },
  isViewer,
  hint,
  error,
}: Props) {
  const isChosen = (id: string) => value.some(({ workspaceId }) => workspaceId === id);
  const set = (id: string, access: string) =>
    onChange(value.map((one) => (one.workspaceId === id ? { ...one, access: toAccess(access) } : one)));
  const free = options.filter((option) => !isChosen(option.value));
  return (
    <FieldGroup legend="Workspaces" hint={hint} error={error}>
      <div className="grid grid-cols-1 gap-2">
        {value.map(({ workspaceId, name, access }) => (
          <div key={workspaceId} className="flex min-w-0 items-center gap-2">
            <span className="min-w-0 flex-1 truncate text-13">{name}</span>
            {isViewer ? (
              <span className="text-13 text-ink-2">Read</span>
            ) : (
              <span className="w-28">
                <Select
                  aria-label={`Access to ${name}`}
                  value={access}
                  options={accesses}
                  onChange={(event) => set(workspaceId, event.target.value)}
                />
              </span>
            )}
            <IconButton
              icon="x"
              label={`Remove ${name}`}
              onClick={() => onChange(value.filter((one) => one.workspaceId !== workspaceId))}
            />
          </div>
        ))}
        {(free.length > 0 || find) && (
          <OptionPicker
            label="Add a workspace"
            searchLabel="Search workspaces"
            options={free}
            find={find && (async (text) => (await find(text)).filter((option) => !isChosen(option.value)))}
            chosen={{ value: "", label: "Add a workspace" }}
            onChange={(option) =>
              onChange([...value, { workspaceId: option.value, name: option.label, access: "read" }])
            }
          />
        )}
      </div>
    </FieldGroup>
  );
}

const toAccess = (text: string): WorkspaceGrant["access"] =>
  text === "admin" || text === "write" ? text : "read";
