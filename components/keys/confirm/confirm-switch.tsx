"use client";

import { useState } from "react";
import { useActs } from "@/components/keys/acts";
import { CreatedKeysChoice } from "@/components/keys/confirm/created-keys-choice";
import { ImpactFound } from "@/components/keys/confirm/impact";
import type { QuestionProps } from "@/components/keys/confirm/question";
import { countCreated, useImpact } from "@/components/keys/confirm/use-impact";
import { Button } from "@/components/ui/buttons/button";
import { Confirm } from "@/components/ui/dialogs/confirm";
import { Alert } from "@/components/ui/feedback/alert";
import { useToast } from "@/components/ui/feedback/toast";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { plural } from "@/components/ui/values/format";

const WORDS = {
  disable: {
    route: "POST /api/keys/:id/disable",
    ask: "Disable",
    verb: "Disable key",
    what: "Its next request is refused. You can enable it again at any time.",
    said: "is disabled",
  },
  revoke: {
    route: "POST /api/keys/:id/revoke",
    ask: "Revoke",
    verb: "Revoke key",
    what: "Its next request is refused, on every server. The record stays for audit and history.",
    said: "is revoked",
  },
  restore: {
    route: "POST /api/keys/:id/restore",
    ask: "Restore",
    verb: "Restore key",
    what: "Anyone who has the secret can use it again.",
    said: "is no longer revoked",
  },
} as const;

/** Shows the dialog that disables, revokes or restores a key. */
export function ConfirmSwitch({ of, act, onClose, attempt }: QuestionProps & { act: keyof typeof WORDS }) {
  const { keyContext, open } = useActs();
  const toast = useToast();
  const showUndo = useUndoToast();
  const { route, ask, verb, what, said } = WORDS[act];
  const { slug } = keyContext.organization;
  const ref = { id: of.id, version: of.version };
  const facts = useImpact(of);
  const created = act === "revoke" ? countCreated(facts) : 0;
  const [includeCreated, setIncludeCreated] = useState(false);
  const { disableKey, enableKey, revokeKey, restoreKey } = keyContext.actions;
  const wider = { ...ref, ...(includeCreated && { includeCreated }) };
  const run = () => {
    if (act === "revoke") return revokeKey(slug, wider);
    return act === "disable" ? disableKey(slug, ref) : restoreKey(slug, ref);
  };
  const undo = { disable: enableKey, revoke: restoreKey, restore: revokeKey }[act];
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
      request={{ route, getInput: () => wider }}
      gentler={gentler}
      onConfirm={() =>
        attempt(run(), ({ version }) =>
          includeCreated
            ? toast({
                text: `${of.name} and the ${plural(created, "key")} it created are revoked.`,
                about: [of.id],
              })
            : showUndo(`${of.name} ${said}.`, () => undo(slug, { id: of.id, version }), [of.id]),
        )
      }
    >
      {act === "restore" ? (
        <Alert tone="amber" strong="Rotating is safer than restoring.">
          If the secret may be known to others, rotate it first: the key stays, and only the secret changes.
        </Alert>
      ) : (
        <>
          <ImpactFound facts={facts} />
          <CreatedKeysChoice created={created} checked={includeCreated} onChange={setIncludeCreated} />
        </>
      )}
    </Confirm>
  );
}
