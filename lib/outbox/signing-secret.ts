import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { webhooks, workflows } from "@/db/schema";
import type { Context } from "@/lib/core/operations/context";
import { type FernetKey, SealError } from "@/lib/crypto/fernet";
import { openBound, sealBound } from "@/lib/crypto/sealed-secret";

type SecretTable = typeof workflows | typeof webhooks;

/** The time in which receivers can change to a new secret. */
const OVERLAP_MS = 24 * 60 * 60 * 1000;

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

/** The columns of a secret that was replaced, and that signs too for a while. */
type PreviousSecret = { sealedPrevious: string | null; previousUntil: Date | null };

/** No replaced secret. */
export const NO_PREVIOUS_SECRET: PreviousSecret = { sealedPrevious: null, previousUntil: null };

/** The columns that a rotation writes. Views do not have them. */
export type RotatedSecret = Partial<PreviousSecret & { sealedSecret: string }>;

/**
 * Creates a new signing secret, and the columns to write for it. The secret before signs too for 24 hours, unless no key
 * decrypts it.
 */
export async function rotateSigningSecret(ctx: Context, table: SecretTable, id: string) {
  const { signingSecret, sealedSecret } = issueSigningSecret(ctx, id);
  const previous = await findReadableSecret(ctx, table, id);
  const patch: RotatedSecret = {
    sealedSecret,
    ...(previous === null
      ? NO_PREVIOUS_SECRET
      : { sealedPrevious: previous, previousUntil: new Date(ctx.now.getTime() + OVERLAP_MS) }),
  };
  return { signingSecret, patch };
}

/**
 * Decrypts a signing secret.
 * @throws SealError when it was changed, moved, or encrypted with a lost key.
 */
export const openSigningSecret = (master: readonly FernetKey[], owner: SecretOwner, token: string) =>
  openBound(master, toSealContext(owner), token);

/** Returns whether the signing secret of a workflow or webhook of the organization can be decrypted. */
export const isSigningSecretReadable = async (ctx: Context, table: SecretTable, id: string) =>
  (await findReadableSecret(ctx, table, id)) !== null;

/** Returns the encrypted signing secret of a workflow or webhook, null when no key decrypts it. */
async function findReadableSecret(
  { db, organizationId, keyring }: Context,
  table: SecretTable,
  id: string,
): Promise<string | null> {
  const [row] = await db
    .select({ token: table.sealedSecret })
    .from(table)
    .where(and(eq(table.organizationId, organizationId), eq(table.id, id)));
  try {
    if (row) openSigningSecret(keyring.master, { organizationId, id }, row.token);
    return row?.token ?? null;
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
