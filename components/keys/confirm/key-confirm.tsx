"use client";

import { type ConfirmedAct, failure } from "@/components/keys/acts";
import { ConfirmDelete } from "@/components/keys/confirm/confirm-delete";
import { ConfirmRevokeCreated } from "@/components/keys/confirm/confirm-revoke-created";
import { ConfirmRotate } from "@/components/keys/confirm/confirm-rotate";
import { ConfirmSwitch } from "@/components/keys/confirm/confirm-switch";
import type { QuestionProps } from "@/components/keys/confirm/question";
import type { Key } from "@/components/keys/types";

type Props = {
  act: ConfirmedAct;
  of: Key;
  onClose: () => void;
  /** Called when the key has changed on the server: loads it again for the dialog. */
  onStale: () => void;
  onGone: () => void;
};

/** Shows the confirmation dialog of an act on a key. */
export function KeyConfirm({ act, of, onClose, onStale, onGone }: Props) {
  const attempt: QuestionProps["attempt"] = async (run, onDone) => {
    const result = await run;
    if (result.ok) {
      onDone?.(result.data);
      return;
    }
    if (result.error.reason !== "version") return failure(result);
    onStale();
    return `${of.name} has changed since you opened this. Nothing was done. Look at it again, then press once more.`;
  };
  const question = { of, onClose, attempt };
  if (act === "rotate") return <ConfirmRotate {...question} />;
  if (act === "delete") return <ConfirmDelete {...question} onGone={onGone} />;
  if (act === "revoke" && of.revokedAt) return <ConfirmRevokeCreated {...question} />;
  return <ConfirmSwitch {...question} act={act} />;
}
