import { LinkButton } from "@/components/ui/buttons/link-button";
import { Alert } from "@/components/ui/feedback/alert";

/** Says that deliveries fail, because their signing secret cannot be decrypted. */
export function UnreadableSecret({ settingsHref }: { settingsHref: string | null }) {
  return (
    <Alert
      tone="red"
      strong="The signing secret cannot be decrypted."
      action={
        settingsHref !== null && (
          <LinkButton href={settingsHref} size="s">
            Settings
          </LinkButton>
        )
      }
    >
      Every delivery fails until the secret is rotated, or <code className="text-[0.923em]">MASTER_KEY</code>{" "}
      contains the key that encrypted it.
    </Alert>
  );
}
