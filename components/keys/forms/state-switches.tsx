"use client";

import { Alert } from "@/components/ui/feedback/alert";
import { SwitchRow } from "@/components/ui/fields/switch";

type Props = {
  enabled: boolean;
  revoked: boolean;
  /** True if the saved key is revoked. Switching that off shows a warning: its secret works again. */
  wasRevoked: boolean;
  onEnabled: (enabled: boolean) => void;
  onRevoked: (revoked: boolean) => void;
  disabled?: boolean;
};

/** Shows the two switches of a key: enabled and revoked. */
export function StateSwitches({ enabled, revoked, wasRevoked, onEnabled, onRevoked, disabled }: Props) {
  return (
    <>
      <SwitchRow
        label="Enabled"
        hint="Off refuses every request. You can turn it on again."
        checked={enabled}
        disabled={disabled}
        onChange={(event) => onEnabled(event.target.checked)}
      />
      <SwitchRow
        danger
        label="Revoked"
        hint="For a leaked key. Rotating is safer than restoring."
        checked={revoked}
        disabled={disabled}
        onChange={(event) => onRevoked(event.target.checked)}
      />
      {wasRevoked && !revoked && (
        <Alert tone="amber" className="mb-3" strong="Rotating is safer than restoring.">
          Whoever knows the secret can use the key again.
        </Alert>
      )}
    </>
  );
}
