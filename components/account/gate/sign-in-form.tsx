"use client";

import { startTransition, useState } from "react";
import type { Started } from "@/components/account/passkeys/types";
import { PasswordField } from "@/components/account/password-field";
import { TextLink, textLink } from "@/components/ui/buttons/text-link";
import { Alert } from "@/components/ui/feedback/alert";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { TextField } from "@/components/ui/fields/text-field";
import {
  type ActionError,
  type FormAction,
  type FormValues,
  fieldError,
  otherError,
  type Result,
  typed,
} from "@/lib/core/errors/action-result";
import { PasskeyButton } from "./passkey-button";
import { useGateForm } from "./use-gate-form";

type Props = {
  action: FormAction<null>;
  /** The path of the page after sign-in. */
  next: string;
  /** An error message of the page, shown until the form has its own error. */
  refusal?: string | undefined;
  /** The token of a sign-in at an identity provider that needs a code. */
  pending?: string | undefined;
  /** Starts a sign-in with a passkey. */
  startPasskey: () => Promise<Result<Started>>;
};

/** Shows the form of email and password, then that of the code if the account has a second factor. */
export function SignInForm({ action, next, refusal, pending: begun, startPasskey }: Props) {
  const { error, values, form } = useGateForm(action);
  const [passkeyProblem, setPasskeyProblem] = useState<string | null>(null);
  const pending = error?.reason === "pending" ? undefined : (typed(values, "pending") ?? begun);
  const refused = error ? otherError(error, pending ? ["code"] : ["email", "password"]) : refusal;
  const problem = passkeyProblem ?? refused;
  const sendPasskey = (fields: Record<string, string>) => {
    const sent = new FormData();
    for (const [name, value] of Object.entries({ ...fields, next })) sent.set(name, value);
    startTransition(() => form.action(sent));
  };
  return (
    <form key={pending ? "code" : "password"} {...form}>
      {problem && <Alert tone="red" role="alert" strong={problem} />}
      <input type="hidden" name="next" value={next} />
      {pending ? (
        <CodeStep pending={pending} error={error} next={next} />
      ) : (
        <>
          <PasswordStep error={error} values={values} />
          <PasskeyButton start={startPasskey} onAnswer={sendPasskey} onProblem={setPasskeyProblem} />
        </>
      )}
    </form>
  );
}

type StepProps = { error: ActionError | null };

function PasswordStep({ error, values }: StepProps & { values: FormValues }) {
  return (
    <>
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        required
        autoFocus
        defaultValue={typed(values, "email")}
        error={fieldError(error, "email")}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        error={fieldError(error, "password")}
      />
      <SubmitButton size="l" block>
        Sign in
      </SubmitButton>
      <TextLink className="justify-self-center text-12" href="/forgot-password">
        Forgot your password?
      </TextLink>
    </>
  );
}

function CodeStep({ pending, error, next }: StepProps & { pending: string; next: string }) {
  return (
    <>
      <input type="hidden" name="pending" value={pending} />
      <TextField
        label="Code"
        name="code"
        inputMode="text"
        autoComplete="one-time-code"
        hint="Of your authenticator app, or a recovery code."
        required
        autoFocus
        mono
        error={fieldError(error, "code")}
      />
      <SubmitButton size="l" block>
        Continue
      </SubmitButton>
      {/* A client-side navigation would keep this step. */}
      <a
        className={textLink("justify-self-center text-12")}
        href={`/sign-in?${new URLSearchParams({ next })}`}
      >
        Use another account
      </a>
    </>
  );
}
