import { sendForm } from "@/components/account/send-form";
import { useStepUp } from "@/components/forms/use-step-up";
import { Button } from "@/components/ui/buttons/button";
import { Confirm } from "@/components/ui/dialogs/confirm";
import { useToast } from "@/components/ui/feedback/toast";
import type { SecondFactorActions } from "./types";

/** Shows the button that turns the second factor off. */
export function TurnOff({ remove }: Pick<SecondFactorActions, "remove">) {
  const toast = useToast();
  const withStepUp = useStepUp();
  return (
    <Confirm
      trigger={<Button size="s">Turn off…</Button>}
      title="Turn off two-factor authentication?"
      description="Sign-in then needs your password alone. Your recovery codes stop working."
      verb="Turn off"
      onConfirm={async () => {
        const result = await withStepUp(() => sendForm(remove));
        if (!result.ok) return result.error.message;
        toast({ text: "Two-factor authentication is off." });
      }}
    />
  );
}
