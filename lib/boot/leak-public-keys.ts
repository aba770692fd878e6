import { type PublicKeys, parsePublicKeys } from "@/lib/crypto/signatures";
import { env } from "@/lib/env";

/** The public keys that reports of leaked keys may be signed for. Throws one clear line for what is no such list. */
export function leakPublicKeys(): PublicKeys {
  try {
    return parsePublicKeys(env.leakPublicKeys ?? "{}");
  } catch (error) {
    throw new Error(`LEAK_PUBLIC_KEYS: ${error instanceof Error ? error.message : "unreadable"}`);
  }
}
