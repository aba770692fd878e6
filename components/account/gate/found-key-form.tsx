"use client";

import { useActionState } from "react";
import { FormProblem } from "@/components/account/form-problem";
import { textLink } from "@/components/ui/buttons/text-link";
import { Alert } from "@/components/ui/feedback/alert";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { TextField } from "@/components/ui/fields/text-field";
import { type FormAction, type FormState, fieldError, typed, unsent } from "@/lib/core/errors/action-result";

type Taken = FormState<"taken">;
type Props = { action: FormAction<"taken"> };

/**
 * Shows a form that reports a leaked key. It thanks for every key, so that it reveals nothing about the key.
 */
export function FoundKeyForm({ action }: Props) {
  const [{ data, error, values }, send] = useActionState<Taken, FormData>(action, unsent);
  if (data) return <Thanks />;
  return (
    <form action={send}>
      <FormProblem error={error} fields={["key", "location"]} />
      <TextField
        label="Key"
        name="key"
        hint="The full key, starting with sk_live_"
        error={fieldError(error, "key")}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        mono
        required
      />
      <TextField
        label="Where you found it"
        name="location"
        hint="An address or a few words."
        error={fieldError(error, "location")}
        defaultValue={typed(values, "location")}
        autoComplete="off"
        maxLength={500}
        optional
      />
      <SubmitButton size="l" block>
        Report key
      </SubmitButton>
    </form>
  );
}

/**
 * Shows the thanks. Its link reloads the page, because client-side navigation would keep the form's result.
 */
function Thanks() {
  return (
    <div className="mt-6 grid gap-4">
      <Alert tone="green" role="status" strong="Thanks.">
        If the key is active, its owner has been notified and its leak policy applied.
      </Alert>
      <a className={textLink("text-13")} href="/found-a-key">
        Report another key
      </a>
    </div>
  );
}
