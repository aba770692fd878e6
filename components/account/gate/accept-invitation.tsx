"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/feedback/alert";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { type FormAction, unsent } from "@/lib/core/errors/action-result";

type Props = { action: FormAction<null>; token: string };

/** Shows the button with which a signed-in person accepts an invitation. */
export function AcceptInvitation({ action, token }: Props) {
  const [{ error }, send] = useActionState(action, unsent);
  return (
    <form action={send}>
      {error && <Alert tone="red" role="alert" strong={error.message} />}
      <input type="hidden" name="token" value={token} />
      <SubmitButton size="l" block>
        Accept invitation
      </SubmitButton>
    </form>
  );
}
