import type { Style } from "@/lib/next/routes";

/** How the contract of provider credentials writes things: its names, plain lists, and `detail` in errors. */
export const contract: Style = {
  names: { id: "credential_id", name: "credential_name", active: "is_active", hints: "secret_hints" },
  plainLists: true,
  beside: (message) => ({ detail: message }),
};
