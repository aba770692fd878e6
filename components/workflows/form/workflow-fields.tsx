import type { DraftForm } from "@/components/forms/use-draft";
import { TextField } from "@/components/ui/fields/text-field";
import type { Draft } from "./use-workflow-form";

type Props = { form: DraftForm<Draft> };

/** Shows the fields of a workflow's form. */
export function WorkflowFields({ form: { text } }: Props) {
  return (
    <>
      <TextField
        {...text("name")}
        label="Name"
        maxLength={100}
        autoComplete="off"
        placeholder="Nightly report"
      />
      <TextField
        {...text("targetUrl")}
        label="Target URL"
        mono
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://example.com/hooks/report"
        hint="Each run is sent here as a signed POST request, until it is answered with 2xx."
      />
    </>
  );
}
