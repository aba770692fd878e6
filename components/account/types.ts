import type { FormAction } from "@/lib/core/errors/action-result";

/** The identity providers that can confirm a person. `start` returns the address to continue at. */
export type ProviderConfirmation = {
  start: FormAction<{ url: string }>;
  providers: readonly { id: string; name: string }[];
};
