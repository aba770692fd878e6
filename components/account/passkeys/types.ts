import type { FormAction } from "@/lib/core/errors/action-result";

/** The start of a request to the browser: its options as JSON, and the token of its challenge. */
export type Started = { options: string; token: string };

export type Passkey = {
  id: string;
  name: string;
  synced: boolean;
  createdAt: string;
  lastUsedAt: string | null;
};

export type PasskeyActions = {
  start: FormAction<Started>;
  create: FormAction<Passkey>;
  remove: FormAction<{ deleted: number }>;
};

/** The actions that confirm the person with a passkey. */
export type PasskeyConfirmation = {
  start: FormAction<Started>;
  confirm: FormAction<{ id: string; name: string; email: string }>;
};
