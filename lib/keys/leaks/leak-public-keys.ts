import { type PublicKeys, parsePublicKeys } from "@/lib/crypto/signatures";
import { env } from "@/lib/env";

/**
 * Returns the public keys of partners that sign reports of leaked keys.
 * @throws Error with a one-line message when LEAK_PUBLIC_KEYS is invalid.
 */
export function leakPublicKeys(): PublicKeys {
  try {
    return parsePublicKeys(env.leakPublicKeys ?? "{}");
  } catch (error) {
    throw new Error(`LEAK_PUBLIC_KEYS: ${error instanceof Error ? error.message : "unreadable"}`);
  }
}
