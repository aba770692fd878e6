import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { Secret } from "otpauth";
import type { Database } from "@/db/client";
import { recoveryCodes } from "@/db/schema";

const COUNT = 10;
const BYTES = 10;

/** Replaces the recovery codes of an account. Returns the new ones, of which only hashes are stored. */
export async function replaceRecoveryCodes(db: Database, userId: string): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, createCode);
  await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await db.insert(recoveryCodes).values(codes.map((code) => ({ userId, hash: hashCode(code) })));
  return codes;
}

/** Uses up a recovery code. Returns false when the account has no such code. */
export async function consumeRecoveryCode(db: Database, userId: string, code: string): Promise<boolean> {
  const used = await db
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.hash, hashCode(code))))
    .returning({ userId: recoveryCodes.userId });
  return used.length > 0;
}

/** Returns 80 random bits as `ABCD-EFGH-IJKL-MNOP`. */
const createCode = () => new Secret({ size: BYTES }).base32.replace(/(.{4})(?=.)/g, "$1-");

/** Returns the stored hash. Case, spaces and dashes do not matter. */
const hashCode = (code: string) =>
  createHash("sha256")
    .update(code.toUpperCase().replace(/[^A-Z2-7]/g, ""))
    .digest();
