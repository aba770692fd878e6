import { and, eq } from "drizzle-orm";
import { credentials, storageUnits } from "@/db/schema/index";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { updateRow } from "@/lib/core/changes/update-row";
import { notFound } from "@/lib/core/errors/errors";
import { type Context, formatActor } from "@/lib/core/operations/context";
import { findCredential } from "./credential-target";
import type { Credential } from "./credential-view";
import type { PreviousColumns } from "./sealing/previous-secrets";
import type { Sealed } from "./sealing/seal-fields";

type Writable = Credential & Partial<Sealed & PreviousColumns>;

/** The fields of a credential that an edit may write, with its encrypted secrets and the previous ones. */
export type WritableCredential = Partial<Writable>;

const entity = {
  table: credentials,
  subject: "credential",
  visible: (row: Writable) => ({
    name: row.name,
    provider: row.provider,
    workspaceId: row.workspaceId,
    description: row.description,
    tags: row.tags,
    fields: row.publicFields,
    active: row.active,
    priority: row.priority,
    secretChangedAt: row.secretChangedAt,
  }),
  stamp: (ctx: Context) => ({ updatedBy: formatActor(ctx.actor) }),
};

/**
 * Updates a credential and records the change. Returns the updated credential. Storage units that link it have
 * to be validated again when a secret or a field changes.
 */
export async function updateCredentialRow(
  ctx: Context,
  credential: Credential,
  version: number | undefined,
  patch: WritableCredential,
): Promise<Credential> {
  await updateRow<typeof credentials, Writable>(ctx, entity, credential, version, patch);
  const changed = await findCredential(ctx, credential.id);
  if (!changed) throw notFound();
  const isSame = !patch.sealedFields && toText(changed.publicFields) === toText(credential.publicFields);
  if (!isSame) await resetStorageUnits(ctx, credential.id);
  return changed;
}

const toText = (fields: Record<string, string>) => JSON.stringify(Object.entries(fields).sort());

const resetStorageUnits = (ctx: Context, credentialId: string) =>
  ctx.db
    .update(storageUnits)
    .set({ status: "unvalidated", lastValidatedAt: null })
    .where(
      and(eq(storageUnits.organizationId, ctx.organizationId), eq(storageUnits.credentialId, credentialId)),
    );

/** Records that a credential was created or deleted. */
export function recordCredential(ctx: Context, credential: Credential, what: "created" | "deleted") {
  const facts = entity.visible(credential);
  recordChange(ctx, {
    subject: `credential:${credential.id}`,
    name: credential.name,
    before: what === "created" ? null : facts,
    after: what === "created" ? facts : null,
  });
}

/**
 * Returns the encrypted secrets of a credential.
 * @throws NOT_FOUND when it does not exist.
 */
export const readSealed = async (ctx: Context, id: string) => getSealed(await selectSealed(ctx, id));

/** Returns the encrypted secrets like `readSealed`, and locks the row until the transaction ends. */
export const lockSealed = async (ctx: Context, id: string) =>
  getSealed(await selectSealed(ctx, id).for("update"));

const selectSealed = (ctx: Context, id: string) =>
  ctx.db
    .select({ sealedFields: credentials.sealedFields })
    .from(credentials)
    .where(and(eq(credentials.organizationId, ctx.organizationId), eq(credentials.id, id)));

function getSealed([row]: { sealedFields: Record<string, string> }[]): Record<string, string> {
  if (!row) throw notFound();
  return row.sealedFields;
}
