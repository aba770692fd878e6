import { and, eq, gt, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { keyLastUses, keys } from "@/db/schema/index";
import type { Context } from "@/lib/core/operations/context";
import { sameKey } from "@/lib/keys/load-keys";
import { isOwnedVisibly } from "@/lib/keys/operations/list-keys";

const DAY_MS = 24 * 60 * 60 * 1_000;
const MOST_WALKED = 20_000;

export const FINDINGS = [
  "expires_soon",
  "never_used",
  "unused",
  "not_rotated",
  "unused_scopes",
  "unused_models",
] as const;

/**
 * A problem of a key. `at` is its start or the coming expiry, null for unused scopes and models. `scopes` and
 * `models` are the scopes and allowlist entries that no call used.
 */
export type Finding = {
  kind: (typeof FINDINGS)[number];
  keyId: string;
  at: Date | null;
  scopes: string[];
  models: string[];
};

/** The most findings of one kind in a list. */
export const MOST_OF_A_KIND = 16;

/**
 * Returns the order from the earliest time. It is the exact reverse of the indexes' order, so that the
 * database can read them backwards.
 */
export const earliestFirst = ({ at, keyId }: Record<"at" | "keyId", SQLWrapper>) => [
  sql`${at} asc nulls first`,
  sql`${keyId} asc nulls first`,
];

/**
 * Selects the first 20,000 keys that meet a condition, from the earliest time, out of those that the caller
 * has access to. One index must serve both the condition and the order, so that the query reads no other
 * keys.
 */
export const walkInOrder = (ctx: Context, at: SQL<Date>, condition: SQL | undefined) =>
  ctx.db
    .select({
      keyId: keys.id,
      at: at.mapWith(keys.createdAt).as("at"),
      scopes: keys.scopes,
      modelAllowlist: keys.modelAllowlist,
      usedAt: keyLastUses.usedAt,
      worksUntil: keyLastUses.worksUntil,
    })
    .from(keys)
    .innerJoin(keyLastUses, sameKey)
    .where(and(eq(keys.organizationId, ctx.organizationId), isOwnedVisibly(ctx), condition))
    .orderBy(...earliestFirst({ at, keyId: keys.id }))
    .limit(MOST_WALKED)
    .as("walked");

export type Walked = ReturnType<typeof walkInOrder>;

/** Returns the condition for keys that work at the context's time. */
export const worksNow = (ctx: Pick<Context, "now">, { worksUntil }: { worksUntil: PgColumn }) =>
  gt(worksUntil, ctx.now);

/** Returns the time some days after now as SQL. A negative number means days before now. */
export const daysAway = ({ now }: Pick<Context, "now">, days: number) =>
  sql`${new Date(now.getTime() + days * DAY_MS).toISOString()}::timestamptz`;
