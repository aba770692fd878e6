"use client";

import { useActs } from "@/components/keys/acts";
import type { QuestionProps } from "@/components/keys/confirm/question";
import { countCreated, useImpact } from "@/components/keys/confirm/use-impact";
import { Confirm } from "@/components/ui/dialogs/confirm";
import { useToast } from "@/components/ui/feedback/toast";
import { plural } from "@/components/ui/values/format";

/** Shows the dialog that revokes the keys that an already revoked key created. */
export function ConfirmRevokeCreated({ of, onClose, attempt }: QuestionProps) {
  const { keyContext } = useActs();
  const toast = useToast();
  const created = plural(countCreated(useImpact(of)), "key");
  const input = { id: of.id, version: of.version, includeCreated: true };
  const revoke = () => keyContext.actions.revokeKey(keyContext.organization.slug, input);
  return (
    <Confirm
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={`Revoke the keys that ${of.name} created?`}
      description="Their next requests are refused, on every server. Keys that they created are revoked too."
      verb={`Revoke ${created}`}
      request={{ route: "POST /api/keys/:id/revoke", getInput: () => input }}
      onConfirm={() =>
        attempt(revoke(), () => toast({ text: `${created} that ${of.name} created revoked.` }))
      }
    />
  );
}
