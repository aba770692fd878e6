import { and, eq } from "drizzle-orm";
import { credentials } from "@/db/schema/index";
import { recordChange } from "@/lib/core/audit-trail";
import { type Context, formatActor } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { updateRow } from "@/lib/core/update-row";
import { findCredential } from "./credential-target";
import type { Credential } from "./credential-view";
import type { Sealed } from "./seal-fields";

/** A credential's row as an edit may write it: what is visible, and new sealed secrets beside it. */
type Writable = Credential & Partial<Sealed>;

const entity = {
  table: credentials,
  subject: "credential",
  visible: (row: Writable) => ({
    name: row.name,
    provider: row.provider,
    workspaceId: row.workspaceId,
    description: row.description,
    fields: row.publicFields,
    active: row.active,
    priority: row.priority,
    secretChangedAt: row.secretChangedAt,
  }),
  stamp: (ctx: Context) => ({ updatedBy: formatActor(ctx.actor) }),
};

/** Writes one credential, noted for the audit. Answers it as it is afterwards, its mark included. */
export async function updateCredentialRow(
  ctx: Context,
  credential: Credential,
  version: number | undefined,
  patch: Partial<Writable>,
): Promise<Credential> {
  await updateRow<typeof credentials, Writable>(ctx, entity, credential, version, patch);
  const changed = await findCredential(ctx, credential.id);
  if (!changed) throw notFound();
  return changed;
}

/** Notes for the audit that a credential was made, or deleted. */
export function noteWhole(ctx: Context, credential: Credential, what: "made" | "deleted") {
  const facts = entity.visible(credential);
  recordChange(ctx, {
    subject: `credential:${credential.id}`,
    name: credential.name,
    before: what === "made" ? null : facts,
    after: what === "made" ? facts : null,
  });
}

/** The sealed secrets of a credential. Throws NOT_FOUND. */
export const readSealed = async (ctx: Context, id: string) => getSealed(await selectSealed(ctx, id));

/** The same, with the row locked until the command ends: links and edits wait. */
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
