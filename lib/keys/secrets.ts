import { and, eq, gt, isNull, or } from "drizzle-orm";
import { keySecrets } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { createSecret, hashSecret } from "./secret";

/** Gives a key its current secret and answers it in full; only its prefix and HMAC are stored. */
export async function issueSecret(ctx: Context, keyId: string): Promise<string> {
  const { currentId, byId } = ctx.keyring.apiKeys;
  const hmacKey = byId.get(currentId);
  if (!hmacKey) throw new Error(`No API-key HMAC key ${currentId}`);
  const { secret, prefix } = createSecret();
  await ctx.db.insert(keySecrets).values({
    organizationId: ctx.organizationId,
    keyId,
    prefix,
    hmac: hashSecret(hmacKey, secret),
    hmacKeyId: currentId,
  });
  return secret;
}

/**
 * Ends every live secret of a key now. The rows stay, so that a key is found by a prefix that it once had, and
 * its last use is not forgotten.
 */
export async function retireSecrets(ctx: Context, keyId: string) {
  await ctx.db
    .update(keySecrets)
    .set({ validUntil: ctx.now })
    .where(
      and(
        eq(keySecrets.organizationId, ctx.organizationId),
        eq(keySecrets.keyId, keyId),
        or(isNull(keySecrets.validUntil), gt(keySecrets.validUntil, ctx.now)),
      ),
    );
}
