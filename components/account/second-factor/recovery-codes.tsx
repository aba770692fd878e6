import { sendForm } from "@/components/account/send-form";
import { useStepUp } from "@/components/forms/use-step-up";
import { Button } from "@/components/ui/buttons/button";
import { ListItem, ListText } from "@/components/ui/card";
import { Confirm } from "@/components/ui/dialogs/confirm";
import { plural } from "@/components/ui/values/format";
import type { SecondFactorActions } from "./types";

type Props = {
  /** The number of unused codes. */
  left: number;
  replace: SecondFactorActions["replaceCodes"];
  onCreated: (recoveryCodes: string[]) => void;
};

/** Shows how many recovery codes are left, and the button that creates new ones. */
export function RecoveryCodes({ left, replace, onCreated }: Props) {
  const withStepUp = useStepUp();
  return (
    <ListItem>
      <ListText>
        <strong>Recovery codes</strong>
        <span className="block text-12 text-ink-3">
          {plural(left, "code")} left. Each signs you in once without your phone.
        </span>
      </ListText>
      <Confirm
        trigger={<Button size="s">Create new codes…</Button>}
        title="Create new recovery codes?"
        description="The earlier codes stop working."
        verb="Create new codes"
        onConfirm={async () => {
          const result = await withStepUp(() => sendForm(replace));
          if (!result.ok) return result.error.message;
          onCreated(result.data.recoveryCodes);
        }}
      />
    </ListItem>
  );
}
