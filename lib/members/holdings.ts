import { and, asc, eq, inArray, isNull, notInArray, or, type SQL, sql } from "drizzle-orm";
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

/** The fates of keys and credentials by id, and the fate of all others. */
export type Fates = { byId: ReadonlyMap<string, Fate>; others: Fate };

const getFate = ({ byId, others }: Fates, id: string) => byId.get(id) ?? others;

/** Returns the condition on an id that its fate is another one than to be left. */
function isSettled({ byId, others }: Fates, id: typeof keys.id | typeof credentials.id): SQL {
  const left = (isLeft: boolean) => [...byId].filter(([, fate]) => (fate === "leave") === isLeft);
  const toIds = (entries: [string, Fate][]) => entries.map(([one]) => one);
  return others === "leave" ? inArray(id, toIds(left(false))) : notInArray(id, toIds(left(true)));
}

/**
 * Returns the condition on a key that a member created it, or that a key did which the member created in one or more
 * such steps.
 */
const isCreatedBy = ({ organizationId }: Context, userId: string) => sql`${keys.id} in (
  with recursive created (id) as (
    select id from keys where organization_id = ${organizationId} and created_by = ${`user:${userId}`}
    union select k.id from created c
      join keys k on k.organization_id = ${organizationId} and k.created_by = 'key:' || c.id)
  select id from created)`;

/** Selects the unrevoked keys that a member created, or that those keys created, oldest first. */
export const selectCreatedKeys = (ctx: Context, { userId }: Pick<Member, "userId">, chosen?: SQL) =>
  selectKeys(ctx)
    .where(
      and(
        eq(keys.organizationId, ctx.organizationId),
        isNull(keys.revokedAt),
        isCreatedBy(ctx, userId),
        chosen,
      ),
    )
    .orderBy(asc(keys.createdAt), asc(keys.id))
    .$dynamic();

/** Selects the credentials that a member created or changed last, oldest first. */
export const selectChangedCredentials = (ctx: Context, { userId }: Pick<Member, "userId">, chosen?: SQL) =>
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
        chosen,
      ),
    )
    .orderBy(asc(credentials.createdAt), asc(credentials.id))
    .$dynamic();

/**
 * Settles the keys that a member created, or that those keys created: each is left, handed over to another member, or
 * revoked.
 */
export async function settleKeys(ctx: Context, member: Member, fates: Fates, receiver: Member | null) {
  const rows = await selectCreatedKeys(ctx, member, isSettled(fates, keys.id)).for("update", { of: keys });
  const created = rows.length > 0 ? await completeKeys(ctx, rows) : [];
  for (const key of created) {
    const fate = getFate(fates, key.id);
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
export async function settleCredentials(ctx: Context, member: Member, fates: Fates, receiver: Member | null) {
  const changed = selectChangedCredentials(ctx, member, isSettled(fates, credentials.id));
  for (const row of await changed.for("update")) {
    const fate = getFate(fates, row.id);
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
