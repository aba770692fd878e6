"use client";

import { createContext, useContext } from "react";
import type { Issued, Key, KeyContext } from "@/components/keys/types";
import type { Result } from "@/lib/core/action-result";

/** The acts that ask before they are done. */
export type Asked = "disable" | "revoke" | "restore" | "rotate" | "delete";

export type Acts = {
  keyContext: KeyContext;
  /** Opens the dialog of an act on a key. */
  open: (act: Asked | "edit", key: Key) => void;
  /** Does an act that needs no question, and says so. */
  doNow: (act: "enable" | "archive" | "unarchive", key: Key) => Promise<void>;
  /** Shows a secret, this one time. */
  show: (issued: Issued) => void;
};

export const ActsContext = createContext<Acts | null>(null);

/** Returns the acts on keys of the `KeyActs` around it. */
export function useActs(): Acts {
  const acts = useContext(ActsContext);
  if (!acts) throw new Error("useActs needs KeyActs around it");
  return acts;
}

/** Returns what went wrong, as a sentence. */
export const failure = ({ error }: Extract<Result<unknown>, { ok: false }>) =>
  error.reason === "version" ? "It has changed since you read it. No changes made." : `${error.message}.`;
