import type { Choices } from "@/components/runtimes/types";
import { IconButton } from "@/components/ui/buttons/icon-button";
import { Field } from "@/components/ui/fields/field";
import { Select } from "@/components/ui/fields/select";
import type { RuntimeForm } from "./use-runtime-form";

type Props = {
  form: RuntimeForm;
  choices: Choices;
  /** The id of the edited runtime, which cannot be its own fallback. */
  id?: string;
};

/** Shows the field for the runtimes that are tried, in order, when a runtime's provider fails. */
export function FallbackField({ form: { draft, change, problem }, choices, id }: Props) {
  const { fallbacks, kind, workspaceId } = draft;
  const chosen = fallbacks.flatMap((one) => choices.runtimes.find((runtime) => runtime.id === one) ?? []);
  const others = choices.runtimes.filter(
    (runtime) =>
      runtime.kind === kind &&
      runtime.id !== id &&
      !fallbacks.includes(runtime.id) &&
      (runtime.workspaceId === null || runtime.workspaceId === workspaceId),
  );
  if (chosen.length === 0 && others.length === 0) return null;
  return (
    <Field
      label="Fallbacks"
      optional
      hint="Tried in this order when the provider answers 429 or 5xx, or not at all."
      error={problem("fallbacks")}
    >
      {(control) => (
        <div className="grid gap-1.5">
          {chosen.length > 0 && (
            <ol className="grid gap-1.5">
              {chosen.map(({ id: fallback, name }, index) => (
                <li
                  key={fallback}
                  className="flex min-h-8.5 items-center gap-2 rounded-8 border border-line bg-sunken pr-1 pl-2.5 text-13"
                >
                  <span className="text-ink-3 tabular-nums">{index + 1}</span>
                  <span className="min-w-0 flex-1 truncate">{name}</span>
                  <IconButton
                    icon="x"
                    label={`Remove ${name}`}
                    onClick={() => change({ fallbacks: fallbacks.filter((one) => one !== fallback) })}
                  />
                </li>
              ))}
            </ol>
          )}
          <Select
            {...control}
            value=""
            placeholder="Add a runtime"
            disabled={others.length === 0}
            options={others.map((runtime) => ({ value: runtime.id, label: runtime.name }))}
            onChange={(event) => change({ fallbacks: [...fallbacks, event.target.value] })}
          />
        </div>
      )}
    </Field>
  );
}
