import { sendForm } from "@/components/account/send-form";
import { Button } from "@/components/ui/button";
import { ListItem, ListText } from "@/components/ui/card";
import { plural } from "@/components/ui/format";
import { useResult } from "@/components/ui/use-result";
import type { SecondFactorActions } from "./types";
import { useFailureToast } from "./use-failure-toast";

type Props = {
  /** The number of unused codes. */
  left: number;
  replace: SecondFactorActions["replaceCodes"];
  onCreated: (recoveryCodes: string[]) => void;
};

/** Shows how many recovery codes are left, and the button that creates new ones. */
export function RecoveryCodes({ left, replace, onCreated }: Props) {
  const { send, pending } = useResult(
    () => sendForm(replace),
    ({ recoveryCodes }) => onCreated(recoveryCodes),
    useFailureToast(),
  );
  return (
    <ListItem>
      <ListText>
        <strong>Recovery codes</strong>
        <span className="block text-12 text-ink-3">
          {plural(left, "code")} left. Each signs you in once without your phone.
        </span>
      </ListText>
      <Button size="s" pending={pending} onClick={() => send(undefined)}>
        Create new codes
      </Button>
    </ListItem>
  );
}
