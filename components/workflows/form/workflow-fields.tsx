import type { DraftForm } from "@/components/forms/use-draft";
import { TextField } from "@/components/ui/fields/text-field";
import type { Draft } from "./use-workflow-form";

type Props = { form: DraftForm<Draft> };

/** Shows the fields of a workflow's form. */
export function WorkflowFields({ form: { draft, change, problem } }: Props) {
  return (
    <>
      <TextField
        label="Name"
        value={draft.name}
        maxLength={100}
        autoComplete="off"
        placeholder="Nightly report"
        onChange={(event) => change({ name: event.target.value })}
        error={problem("name")}
      />
      <TextField
        label="Target URL"
        mono
        inputMode="url"
        value={draft.targetUrl}
        autoComplete="off"
        spellCheck={false}
        placeholder="https://example.com/hooks/report"
        hint="Each run is sent here as a signed POST request, until it is answered with 2xx."
        onChange={(event) => change({ targetUrl: event.target.value })}
        error={problem("targetUrl")}
      />
    </>
  );
}
