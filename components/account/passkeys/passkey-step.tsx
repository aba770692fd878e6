import { sendForm } from "@/components/account/send-form";
import { Button } from "@/components/ui/buttons/button";
import { useResult } from "@/components/ui/feedback/use-result";
import { getPasskey } from "./ask-browser";
import type { PasskeyConfirmation } from "./types";
import { useHasPasskeys } from "./use-has-passkeys";

type Props = PasskeyConfirmation & { onDone: () => void; onProblem: (problem: string | null) => void };

/** Shows the button that confirms the person with a passkey, in browsers that have them. */
export function PasskeyStep({ start, confirm, onDone, onProblem }: Props) {
  const hasPasskeys = useHasPasskeys();
  const ask = async () => {
    const started = await sendForm(start);
    if (!started.ok) return started;
    const { options, token } = started.data;
    const given = await getPasskey(options);
    return given.ok ? sendForm(confirm, { token, answer: given.data }) : given;
  };
  const { send, pending } = useResult(ask, onDone, (error) => onProblem(error.message));
  if (!hasPasskeys) return null;
  return (
    <Button
      variant="ghost"
      pending={pending}
      onClick={() => {
        onProblem(null);
        send(undefined);
      }}
    >
      Use passkey
    </Button>
  );
}
