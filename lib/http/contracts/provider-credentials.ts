import type { Style } from "@/lib/http/route";

/**
 * The style of the provider credentials contract: own field names, lists without pages, and `detail` beside
 * the error envelope.
 */
export const providerCredentialsStyle: Style = {
  names: { id: "credential_id", name: "credential_name", active: "is_active", hints: "secret_hints" },
  plainLists: true,
  beside: (message) => ({ detail: message }),
};
