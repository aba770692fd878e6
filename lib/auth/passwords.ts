import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";

/** The schema of a new password. */
export const password = z
  .string()
  .min(12, "Use at least 12 characters")
  .max(200, "Use at most 200 characters");

// The parameters that OWASP recommends for argon2id, the library's default algorithm: 19 MiB, 2 passes, 1
// lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (text: string) => hash(text, COST);

let decoy: Promise<string> | undefined;

/** Returns whether a password matches a hash. Without a hash, it takes the same time and returns false. */
export async function passwordMatches(text: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const decoyHash = await decoy;
  const matches = await verify(stored ?? decoyHash, text);
  return matches && stored !== null;
}
