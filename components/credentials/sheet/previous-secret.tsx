"use client";

import type { Credential, CredentialActions, CredentialUse } from "@/components/credentials/types";
import { noAnswer } from "@/components/forms/no-answer";
import { Button } from "@/components/ui/buttons/button";
import { Alert } from "@/components/ui/feedback/alert";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import { RelativeTime } from "@/components/ui/values/relative-time";

type Props = {
  organization: string;
  credential: Credential;
  previous: NonNullable<CredentialUse["previous"]>;
  actions: Pick<CredentialActions, "restoreSecret" | "test">;
};

/** Offers to restore the secret that the last rotation replaced, prominently if the provider rejects the new one. */
export function PreviousSecret({ organization, credential, previous, actions }: Props) {
  const toast = useToast();
  const { id, version } = credential;
  const { hints, until, rejected } = previous;
  const { send, pending } = useResult(
    async (input: { id: string; version: number }) => {
      const restored = await actions.restoreSecret(organization, input);
      if (restored.ok) await actions.test(organization, { id }).catch(noAnswer);
      return restored;
    },
    () => toast({ text: "Previous secret restored" }),
    (error) => toast(toErrorToast(error)),
  );
  return (
    <Alert
      tone={rejected ? "red" : "plain"}
      icon={rejected ? undefined : "clock"}
      className="mt-3.5"
      strong={rejected ? "The provider rejects the new secret." : undefined}
      action={
        <Button size="s" pending={pending} onClick={() => send({ id, version })}>
          Restore
        </Button>
      }
    >
      The previous secret{Object.values(hints).map((hint) => ` ${hint}`)} is deleted{" "}
      <RelativeTime at={until} />.
    </Alert>
  );
}
