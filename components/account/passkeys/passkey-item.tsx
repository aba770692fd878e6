import { sendForm } from "@/components/account/send-form";
import { useStepUp } from "@/components/forms/use-step-up";
import { Button } from "@/components/ui/buttons/button";
import { ListItem, ListText } from "@/components/ui/card";
import { Confirm } from "@/components/ui/dialogs/confirm";
import { useToast } from "@/components/ui/feedback/toast";
import { RelativeTime } from "@/components/ui/values/relative-time";
import type { Passkey, PasskeyActions } from "./types";

type Props = { passkey: Passkey } & Pick<PasskeyActions, "remove">;

/** Shows a passkey, and the button that removes it. */
export function PasskeyItem({ passkey: { id, name, synced, createdAt, lastUsedAt }, remove }: Props) {
  const toast = useToast();
  const withStepUp = useStepUp();
  return (
    <ListItem>
      <ListText>
        <strong className="block truncate">{name}</strong>
        <span className="text-12 text-ink-3">
          {synced ? "Synced" : "On one device"}, added <RelativeTime at={createdAt} as="day" />, last used{" "}
          <RelativeTime at={lastUsedAt} absent="never" />
        </span>
      </ListText>
      <Confirm
        trigger={
          <Button size="s" aria-label={`Remove ${name}`}>
            Remove…
          </Button>
        }
        title={`Remove ${name}?`}
        description="It no longer signs you in. Sessions that it started go on. Delete it in the device, too."
        verb="Remove passkey"
        onConfirm={async () => {
          const result = await withStepUp(() => sendForm(remove, { id }));
          if (!result.ok) return result.error.message;
          toast({ text: `${name} removed.` });
        }}
      />
    </ListItem>
  );
}
