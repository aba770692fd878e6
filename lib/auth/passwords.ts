import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";

/** A password as it may be chosen: long enough to be worth hashing, short enough to be hashed quickly. */
export const password = z
  .string()
  .min(12, "Use at least 12 characters")
  .max(200, "Use at most 200 characters");

// OWASP's figures for argon2id, the library's default algorithm: 19 MiB, 2 passes, 1 lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (text: string) => hash(text, COST);

let decoy: Promise<string> | undefined;

/** Whether a password is the one of the hash. Without a hash it takes as long and says no. */
export async function passwordMatches(text: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const nobodys = await decoy;
  const matches = await verify(stored ?? nobodys, text);
  return matches && stored !== null;
}
