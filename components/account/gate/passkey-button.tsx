import { useState } from "react";
import { getPasskey } from "@/components/account/passkeys/ask-browser";
import type { Started } from "@/components/account/passkeys/types";
import { useHasPasskeys } from "@/components/account/passkeys/use-has-passkeys";
import { noAnswer } from "@/components/forms/no-answer";
import { Button } from "@/components/ui/buttons/button";
import type { Result } from "@/lib/core/errors/action-result";

type Props = {
  start: () => Promise<Result<Started>>;
  /** Receives the token of the challenge and the answer of the browser. */
  onAnswer: (fields: { passkey: string; answer: string }) => void;
  /** Receives an error message, or null when a new try begins. */
  onProblem: (problem: string | null) => void;
};

/** Shows the button that signs in with a passkey, in browsers that have them. */
export function PasskeyButton({ start, onAnswer, onProblem }: Props) {
  const hasPasskeys = useHasPasskeys();
  const [isAsking, setAsking] = useState(false);
  if (!hasPasskeys) return null;
  const ask = async () => {
    onProblem(null);
    setAsking(true);
    const started = await start().catch(noAnswer);
    const given = started.ok ? await getPasskey(started.data.options) : started;
    setAsking(false);
    if (!given.ok) return onProblem(given.error.message);
    if (started.ok) onAnswer({ passkey: started.data.token, answer: given.data });
  };
  return (
    <Button size="l" block pending={isAsking} onClick={ask}>
      Use a passkey
    </Button>
  );
}
