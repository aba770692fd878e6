"use client";

import { useActionState, useEffect } from "react";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { Alert } from "@/components/ui/feedback/alert";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { type FormAction, unsent } from "@/lib/core/errors/action-result";

type Props = {
  action: FormAction<{ url: string }>;
  providers: readonly { id: string; name: string }[];
  /** The path of the page after sign-in. */
  next: string;
};

/** Shows a button for each identity provider. Without JavaScript, a link to the provider takes their place. */
export function ProviderForm({ action, providers, next }: Props) {
  const [{ data, error }, send] = useActionState(action, unsent);
  useEffect(() => {
    if (data) window.location.assign(data.url);
  }, [data]);
  if (providers.length === 0) return null;
  return (
    <form action={send} className="border-t border-line pt-6">
      {error && <Alert tone="red" role="alert" strong={error.message} />}
      <input type="hidden" name="next" value={next} />
      {data ? (
        <LinkButton size="l" block href={data.url}>
          Continue at your provider
        </LinkButton>
      ) : (
        providers.map(({ id, name }) => (
          <SubmitButton key={id} name="provider" value={id} size="l" block variant="default">
            Continue with {name}
          </SubmitButton>
        ))
      )}
    </form>
  );
}
