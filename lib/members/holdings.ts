import { and, asc, eq, isNull, or } from "drizzle-orm";
import { credentials, keys } from "@/db/schema/index";
import { recordChange } from "@/lib/core/changes/audit-trail";
import type { Context } from "@/lib/core/operations/context";
import { findCredential } from "@/lib/credentials/credential-target";
import { updateCredentialRow } from "@/lib/credentials/write-credential";
import { completeKeys, type Key, selectKeys } from "@/lib/keys/load-keys";
import { updateKeyRow } from "@/lib/keys/write-key";
import type { Member } from "./member-view";

/** What happens to a key or credential of a removed member. */
export type Fate = "leave" | "hand_over" | "revoke";

/** Selects the unrevoked keys that a member created, oldest first. */
export const selectCreatedKeys = (ctx: Context, { userId }: Pick<Member, "userId">) =>
  selectKeys(ctx)
    .where(
      and(
        eq(keys.organizationId, ctx.organizationId),
        eq(keys.createdBy, `user:${userId}`),
        isNull(keys.revokedAt),
      ),
    )
    .orderBy(asc(keys.createdAt), asc(keys.id))
    .$dynamic();

/** Selects the credentials that a member created or changed last, oldest first. */
export const selectChangedCredentials = (ctx: Context, { userId }: Pick<Member, "userId">) =>
  ctx.db
    .select({
      id: credentials.id,
      name: credentials.name,
      provider: credentials.provider,
      active: credentials.active,
      createdBy: credentials.createdBy,
      updatedBy: credentials.updatedBy,
    })
    .from(credentials)
    .where(
      and(
        eq(credentials.organizationId, ctx.organizationId),
        or(eq(credentials.createdBy, `user:${userId}`), eq(credentials.updatedBy, `user:${userId}`)),
      ),
    )
    .orderBy(asc(credentials.createdAt), asc(credentials.id))
    .$dynamic();

/** Settles the keys that a member created: each is left, handed over to another member, or revoked. */
export async function settleKeys(
  ctx: Context,
  member: Member,
  toFate: (id: string) => Fate,
  receiver: Member | null,
) {
  const rows = await selectCreatedKeys(ctx, member).for("update", { of: keys });
  const created = rows.length > 0 ? await completeKeys(ctx, rows) : [];
  for (const key of created) {
    const fate = toFate(key.id);
    if (fate === "revoke") await updateKeyRow(ctx, key, undefined, { revokedAt: ctx.now });
    if (fate === "hand_over" && receiver) await handOverKey(ctx, key, member, receiver);
  }
}

async function handOverKey(ctx: Context, { id, name }: Key, from: Member, to: Member) {
  await ctx.db
    .update(keys)
    .set({ createdBy: `user:${to.userId}` })
    .where(and(eq(keys.organizationId, ctx.organizationId), eq(keys.id, id)));
  recordHandOver(ctx, `key:${id}`, name, from, to);
}

/** Settles the credentials that a member changed: each is left, handed over to another member, or deactivated. */
export async function settleCredentials(
  ctx: Context,
  member: Member,
  toFate: (id: string) => Fate,
  receiver: Member | null,
) {
  for (const row of await selectChangedCredentials(ctx, member).for("update")) {
    const fate = toFate(row.id);
    const credential = fate === "revoke" ? await findCredential(ctx, row.id) : undefined;
    if (credential) await updateCredentialRow(ctx, credential, undefined, { active: false });
    if (fate !== "hand_over" || !receiver) continue;
    const own = `user:${member.userId}`;
    const by = `user:${receiver.userId}`;
    await ctx.db
      .update(credentials)
      .set({
        ...(row.createdBy === own && { createdBy: by }),
        ...(row.updatedBy === own && { updatedBy: by }),
      })
      .where(and(eq(credentials.organizationId, ctx.organizationId), eq(credentials.id, row.id)));
    recordHandOver(ctx, `credential:${row.id}`, row.name, member, receiver);
  }
}

const recordHandOver = (ctx: Context, subject: string, name: string, from: Member, to: Member) =>
  recordChange(ctx, { subject, name, before: { contact: from.name }, after: { contact: to.name } });
