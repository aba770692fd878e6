/**
 * Whether the person may reveal secrets: the policy is `never`, their role does not permit it, the secrets cannot
 * be decrypted, or they may.
 */
export type RevealAccess = "never" | "forbidden" | "unreadable" | "permitted";

/** The reasons why secrets cannot be revealed. */
export const revealReasons: Record<RevealAccess, string | undefined> = {
  never: "Reveal is disabled. An owner can change this in Settings.",
  forbidden: "Only owners and admins can reveal secrets.",
  unreadable:
    "Cannot be decrypted: it was changed, or its master key is missing. Calls with it fail. Enter the secret again.",
  permitted: undefined,
};
