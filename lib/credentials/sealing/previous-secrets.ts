import { and, eq } from "drizzle-orm";
import { credentials } from "@/db/schema";
import { AppError } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import type { Credential } from "@/lib/credentials/credential-view";
import { getOwnOrganization } from "@/lib/organizations/get-own-organization";
import { findOpenedFields, openFields, sealFields } from "./seal-fields";

const KEPT_MS = 24 * 60 * 60 * 1000;

/** The columns with the secrets that the last rotation replaced, all null when none are kept. */
export type PreviousColumns = Pick<
  typeof credentials.$inferSelect,
  "sealedPrevious" | "previous" | "previousUntil"
>;

export const NO_PREVIOUS: PreviousColumns = { sealedPrevious: null, previous: null, previousUntil: null };

/** Previous secrets are bound to other field names, so that they cannot take the place of the current ones. */
const toPreviousName = (field: string) => `previous.${field}`;

const rename = (fields: Record<string, string>, toName: (field: string) => string) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [toName(field), value]));

/**
 * Returns the columns that keep the current secrets of a credential for 24 hours, before others replace them.
 * Keeps nothing when the organization turned that off, or when they cannot be decrypted.
 */
export async function toPreviousColumns(
  ctx: Context,
  credential: Credential,
  sealedFields: Record<string, string>,
): Promise<PreviousColumns> {
  const { rotationUndo } = await getOwnOrganization(ctx);
  const secrets = rotationUndo ? findOpenedFields(ctx.keyring.master, credential, sealedFields) : null;
  if (!secrets) return NO_PREVIOUS;
  const { publicFields, hints } = credential;
  return {
    sealedPrevious: sealFields(ctx.keyring.master, credential, rename(secrets, toPreviousName)).sealedFields,
    previous: { publicFields, hints },
    previousUntil: new Date(ctx.now.getTime() + KEPT_MS),
  };
}

/** The secrets that the last rotation replaced, and the public fields and hints beside them. */
type Previous = NonNullable<PreviousColumns["previous"]> & { secrets: Record<string, string> };

/**
 * Locks a credential and decrypts its previous secrets.
 * @throws CONFLICT (`expired`) when none are kept any more.
 * @throws PROVIDER_AUTH when they cannot be decrypted.
 */
export async function lockPrevious(ctx: Context, credential: Credential): Promise<Previous> {
  const [row] = await ctx.db
    .select({
      sealedPrevious: credentials.sealedPrevious,
      previous: credentials.previous,
      until: credentials.previousUntil,
    })
    .from(credentials)
    .where(and(eq(credentials.organizationId, ctx.organizationId), eq(credentials.id, credential.id)))
    .for("update");
  if (!row?.sealedPrevious || !row.previous || !row.until || row.until <= ctx.now) {
    throw new AppError("CONFLICT", {
      message: "The previous secret is no longer kept",
      reason: "expired",
      headers: { "x-should-retry": "false" },
    });
  }
  const opened = openFields(ctx.keyring.master, credential, row.sealedPrevious);
  return { ...row.previous, secrets: rename(opened, (name) => name.slice(toPreviousName("").length)) };
}
