import { and, eq, gt, isNull } from "drizzle-orm";
import { keySecrets } from "@/db/schema/index";
import { createSecret, hashSecret } from "@/lib/access/key-secret";
import type { Context } from "@/lib/core/operations/context";

/** Creates the current secret of a key and returns it. Only its prefix and HMAC are stored. */
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
 * Retires the current secret at a time, and ends the one that was already retiring. The rows are kept, so
 * that a key is found by its earlier prefixes and its last use stays known.
 */
export async function retireSecrets(ctx: Context, keyId: string, until: Date) {
  await endRetiring(ctx, keyId, ctx.now);
  await ctx.db
    .update(keySecrets)
    .set({ validUntil: until })
    .where(and(ofKey(ctx, keyId), isNull(keySecrets.validUntil)));
}

/** Sets the end of the retiring secret. */
export async function endRetiring(ctx: Context, keyId: string, until: Date) {
  await ctx.db
    .update(keySecrets)
    .set({ validUntil: until })
    .where(and(ofKey(ctx, keyId), gt(keySecrets.validUntil, ctx.now)));
}

const ofKey = (ctx: Context, keyId: string) =>
  and(eq(keySecrets.organizationId, ctx.organizationId), eq(keySecrets.keyId, keyId));
