"use client";

import { useState } from "react";
import { useActs } from "@/components/keys/acts";
import { CreatedKeysChoice } from "@/components/keys/confirm/created-keys-choice";
import { ImpactFound } from "@/components/keys/confirm/impact";
import type { QuestionProps } from "@/components/keys/confirm/question";
import { countCreated, useImpact } from "@/components/keys/confirm/use-impact";
import type { Key } from "@/components/keys/types";
import { ConfirmDeletion } from "@/components/resource/confirm-deletion";
import { Button } from "@/components/ui/buttons/button";
import { Alert } from "@/components/ui/feedback/alert";
import { useToast } from "@/components/ui/feedback/toast";

type Props = QuestionProps & { onGone: () => void };

/** Shows the dialog that deletes a key after its name is typed. An active key is revoked first. */
export function ConfirmDelete({ onClose, ...question }: Props) {
  const facts = useImpact(question.of);
  const [includeCreated, setIncludeCreated] = useState(false);
  const { of, active, used, remove } = useRemoval({ ...question, includeCreated });
  return (
    <ConfirmDeletion
      name={of.name}
      open
      onOpenChange={(stays) => !stays && onClose()}
      description={
        active
          ? "This key is active. It will be revoked, then permanently deleted."
          : "The key will be permanently deleted."
      }
      verb={active ? "Revoke and delete" : "Delete key"}
      request={toRequests(of, { active, used, includeCreated })}
      gentler={<Gentler of={of} active={active} onClose={onClose} />}
      onConfirm={remove}
    >
      {used && (
        <Alert tone="red" strong="This key has usage.">
          Its usage records are deleted with it. The audit log keeps the key’s name.
        </Alert>
      )}
      <ImpactFound facts={facts} />
      {active && (
        <CreatedKeysChoice
          created={countCreated(facts)}
          checked={includeCreated}
          onChange={setIncludeCreated}
        />
      )}
    </ConfirmDeletion>
  );
}

/** Returns the requests that revoke an active key and delete it. */
function toRequests(
  { id, version }: Key,
  removal: { active: boolean; used: boolean; includeCreated: boolean },
) {
  const { active, used, includeCreated } = removal;
  const revoking = { id, version, ...(includeCreated && { includeCreated }) };
  const deleting = { id, ...(!active && { version }), ...(used && { force: true }) };
  return [
    ...(active ? [{ route: "POST /api/keys/:id/revoke", getInput: () => revoking }] : []),
    { route: "DELETE /api/keys/:id", getInput: () => deleting },
  ];
}

/** Revokes an active key, then deletes it. Deletes its usage too if the person was told about it. */
function useRemoval({
  of,
  attempt,
  onGone,
  includeCreated,
}: Omit<Props, "onClose"> & { includeCreated: boolean }) {
  const { keyContext } = useActs();
  const toast = useToast();
  const [revoked, setRevoked] = useState<Key | null>(null);
  const [used, setUsed] = useState(of.lastUsedAt !== null);
  const { slug } = keyContext.organization;
  const isActive = (key: Key) => key.enabled && key.revokedAt === null;
  const latest = revoked && revoked.version > of.version ? revoked : of;

  const remove = async () => {
    let key = latest;
    if (isActive(key)) {
      const revoking = keyContext.actions.revokeKey(slug, {
        ...{ id: key.id, version: key.version, includeCreated },
      });
      const problem = await attempt(revoking, (after) => {
        key = after;
        setRevoked(after);
      });
      if (problem) return problem;
    }
    const result = await keyContext.actions.deleteKey(slug, {
      id: key.id,
      version: key.version,
      force: used,
    });
    if (!result.ok && result.error.code === "HAS_USAGE") {
      setUsed(true);
      return "A request has come meanwhile. Its usage would go as well: press once more to delete both.";
    }
    return attempt(Promise.resolve(result), () => {
      toast({ text: `${key.name} was deleted.`, about: [key.id] });
      onGone();
    });
  };
  return { of: latest, active: isActive(latest), used, remove };
}

function Gentler({ of, active, onClose }: { of: Key; active: boolean; onClose: () => void }) {
  const { open, doNow } = useActs();
  if (active) return <Button onClick={() => open("revoke", of)}>Revoke only</Button>;
  if (of.archivedAt) return null;
  const archive = () => {
    onClose();
    void doNow("archive", of);
  };
  return <Button onClick={archive}>Archive instead</Button>;
}
