import { useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { TextLink } from "@/components/ui/buttons/text-link";
import { Alert } from "@/components/ui/feedback/alert";
import { useResult } from "@/components/ui/feedback/use-result";
import { sendForm } from "./send-form";
import type { ProviderConfirmation } from "./types";

type Props = { provider: ProviderConfirmation | null; hasPasskey: boolean };

/** Shows how a person without a password confirms an action: a button for each identity provider, or what to do else. */
export function ProviderStep({ provider, hasPasskey }: Props) {
  if (provider) return <ProviderButtons {...provider} />;
  if (hasPasskey) return <p className="text-13">Your account has no password. Use your passkey.</p>;
  return (
    <p className="text-13">
      Your account has no password yet. <TextLink href="/forgot-password">Get a link to set one</TextLink>
    </p>
  );
}

function ProviderButtons({ start, providers }: ProviderConfirmation) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { send, pending, error } = useResult(
    (provider: string) =>
      sendForm(start, { provider, next: window.location.pathname + window.location.search }),
    ({ url }) => window.location.assign(url),
  );
  return (
    <>
      {error && <Alert tone="red" role="alert" strong={error.message} />}
      <p className="text-13">Your provider leads you back to this page. Then start the action again.</p>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          block
          pending={pending && chosen === id}
          onClick={() => {
            setChosen(id);
            send(id);
          }}
        >
          Continue with {name}
        </Button>
      ))}
    </>
  );
}
