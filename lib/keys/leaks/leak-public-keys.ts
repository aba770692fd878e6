import { type PublicKeys, parsePublicKeys } from "@/lib/crypto/signatures";
import { env } from "@/lib/env";

/**
 * Returns the public keys that partners may sign reports of leaked keys with.
 * @throws Error with one line to print when LEAK_PUBLIC_KEYS cannot be read.
 */
export function leakPublicKeys(): PublicKeys {
  try {
    return parsePublicKeys(env.leakPublicKeys ?? "{}");
  } catch (error) {
    throw new Error(`LEAK_PUBLIC_KEYS: ${error instanceof Error ? error.message : "unreadable"}`);
  }
}
