"use client";

import { useState } from "react";
import { useActs } from "@/components/keys/acts";
import { GraceChoice, graceSeconds, graceWords } from "@/components/keys/confirm/grace-choice";
import { Impact } from "@/components/keys/confirm/impact";
import type { QuestionProps } from "@/components/keys/confirm/question";
import { Confirm } from "@/components/ui/dialogs/confirm";
import { Alert } from "@/components/ui/feedback/alert";

/** The default grace period of a used key, so that its clients have time to change to the new secret. */
const DAY_SECONDS = "86400";

/** Shows the dialog that rotates a key's secret, with a choice of the old secret's grace period. */
export function ConfirmRotate({ of, onClose, attempt }: QuestionProps) {
  const { keyContext, show } = useActs();
  const [grace, setGrace] = useState({ choice: of.lastUsedAt === null ? "0" : DAY_SECONDS, hours: "" });
  const retiring = of.secrets.find(({ current }) => !current);
  const ref = { id: of.id, version: of.version };
  const rotate = async () => {
    const seconds = graceSeconds(grace);
    if (seconds === null) return graceWords(grace);
    const { rotateKey } = keyContext.actions;
    return attempt(rotateKey(keyContext.organization.slug, { ...ref, graceSeconds: seconds }), (made) =>
      show({ ...made, how: "rotated" }),
    );
  };
  const getInput = () => ({ ...ref, graceSeconds: graceSeconds(grace) });
  return (
    <Confirm
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={`Rotate the secret of ${of.name}?`}
      description="The key stays as it is, with its limits and its history. It gets a new secret, which is shown once."
      verb="Rotate Secret"
      harmless
      request={{ route: "POST /api/keys/:id/rotate", getInput }}
      onConfirm={rotate}
    >
      <GraceChoice legend="The old secret" value={grace} onChange={setGrace} atOnce />
      {of.expiresAt !== null && grace.choice !== "0" && (
        <p className="text-12 text-ink-3">A grace never outlives the key’s own expiry.</p>
      )}
      {retiring && (
        <Alert tone="amber" strong={`${retiring.prefix} is still retiring.`}>
          It ends at once with this rotation.
        </Alert>
      )}
      {of.revokedAt && <Alert tone="amber">The key stays revoked until you restore it.</Alert>}
      <Impact of={of} />
    </Confirm>
  );
}
