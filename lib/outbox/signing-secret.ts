import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { webhooks, workflows } from "@/db/schema";
import type { Context } from "@/lib/core/operations/context";
import { type FernetKey, SealError } from "@/lib/crypto/fernet";
import { openBound, sealBound } from "@/lib/crypto/sealed-secret";

/** The workflow or webhook that a signing secret belongs to. It cannot be decrypted for another one. */
export type SecretOwner = { organizationId: string; id: string };

const toSealContext = ({ organizationId, id }: SecretOwner) => ({
  organizationId,
  subjectId: id,
  field: "signing_secret",
});

/**
 * Creates the signing secret of a workflow or webhook in the form of Standard Webhooks, `whsec_` and 32 random bytes in
 * base64, and its encrypted form.
 */
export function issueSigningSecret(
  { organizationId, keyring }: Pick<Context, "organizationId" | "keyring">,
  id: string,
) {
  const signingSecret = `whsec_${randomBytes(32).toString("base64")}`;
  const sealedSecret = sealBound(keyring.master, toSealContext({ organizationId, id }), signingSecret);
  return { signingSecret, sealedSecret };
}

/**
 * Decrypts a signing secret.
 * @throws SealError when it was changed, moved, or encrypted with a lost key.
 */
export const openSigningSecret = (master: readonly FernetKey[], owner: SecretOwner, token: string) =>
  openBound(master, toSealContext(owner), token);

/** Returns whether the signing secret of a workflow or webhook of the organization can be decrypted. */
export async function isSigningSecretReadable(
  { db, organizationId, keyring }: Context,
  table: typeof workflows | typeof webhooks,
  id: string,
): Promise<boolean> {
  const [row] = await db
    .select({ token: table.sealedSecret })
    .from(table)
    .where(and(eq(table.organizationId, organizationId), eq(table.id, id)));
  try {
    if (row) openSigningSecret(keyring.master, { organizationId, id }, row.token);
    return row !== undefined;
  } catch (error) {
    if (error instanceof SealError) return false;
    throw error;
  }
}
