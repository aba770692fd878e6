"use client";

import { useActs } from "@/components/keys/acts";
import { Impact } from "@/components/keys/confirm/impact";
import type { QuestionProps } from "@/components/keys/confirm/question";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useToast } from "@/components/ui/toast";

const WORDS = {
  disable: {
    ask: "Disable",
    verb: "Disable key",
    what: "Its next request is refused. You can enable it again at any time.",
    said: "is disabled",
  },
  revoke: {
    ask: "Revoke",
    verb: "Revoke key",
    what: "Its next request is refused, on every server. The record stays for audit and history.",
    said: "is revoked",
  },
  restore: {
    ask: "Restore",
    verb: "Restore key",
    what: "Whoever knows its secret can use it again.",
    said: "is no longer revoked",
  },
} as const;

/** Asks before a key is disabled, revoked or restored. */
export function ConfirmSwitch({ of, act, onClose, attempt }: QuestionProps & { act: keyof typeof WORDS }) {
  const { keyContext, open } = useActs();
  const toast = useToast();
  const { ask, verb, what, said } = WORDS[act];
  const { disableKey, revokeKey, restoreKey } = keyContext.actions;
  const run = { disable: disableKey, revoke: revokeKey, restore: restoreKey }[act];
  const gentler = act !== "disable" && of.status !== "expired" && (
    <Button onClick={() => open("rotate", of)}>Rotate instead</Button>
  );
  return (
    <Confirm
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={`${ask} ${of.name}?`}
      description={what}
      verb={verb}
      harmless={act === "restore"}
      gentler={gentler}
      onConfirm={() =>
        attempt(run(keyContext.organization.slug, { id: of.id, version: of.version }), () =>
          toast({ text: `${of.name} ${said}.` }),
        )
      }
    >
      {act === "restore" ? (
        <Alert tone="amber" strong="Rotating is safer than restoring.">
          If the secret may be known to others, rotate it first: the key stays, and only the secret changes.
        </Alert>
      ) : (
        <Impact of={of} />
      )}
    </Confirm>
  );
}
