"use client";

import { createContext, useContext } from "react";
import type { Issued, Key, KeyContext } from "@/components/keys/types";
import type { Result } from "@/lib/core/errors/action-result";

/** The acts that need a confirmation. */
export type ConfirmedAct = "disable" | "revoke" | "restore" | "rotate" | "delete";

export type Acts = {
  keyContext: KeyContext;
  /** Opens the dialog of an act for a key. */
  open: (act: ConfirmedAct | "edit", key: Key) => void;
  /** Does an act that needs no confirmation, then shows a toast. */
  doNow: (act: "enable" | "archive" | "unarchive", key: Key) => Promise<void>;
  /** Shows a new secret once. */
  show: (issued: Issued) => void;
};

export const ActsContext = createContext<Acts | null>(null);

/** Returns the acts on keys that the `KeyActs` above in the tree provides. Throws when there is none. */
export function useActs(): Acts {
  const acts = useContext(ActsContext);
  if (!acts) throw new Error("useActs needs KeyActs around it");
  return acts;
}

/** Returns the error message of a failed action as a sentence. */
export const failure = ({ error }: Extract<Result<unknown>, { ok: false }>) =>
  error.reason === "version" ? "It has changed since you read it. No changes made." : `${error.message}.`;
