import { and, eq, gt, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { keyLastUses, keys } from "@/db/schema/index";
import type { Context } from "@/lib/core/context";
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

/** What is wrong with a key: since or until when, and which of its scopes or allowlist entries nothing used. */
export type Finding = {
  kind: (typeof FINDINGS)[number];
  keyId: string;
  at: Date | null;
  scopes: string[];
  models: string[];
};

/** How many keys of a kind are listed at most. */
export const MOST_OF_A_KIND = 16;

/** The other way round than the indexes stand, which serve it so. */
export const earliestFirst = ({ at, keyId }: Record<"at" | "keyId", SQLWrapper>) => [
  sql`${at} asc nulls first`,
  sql`${keyId} asc nulls first`,
];

/**
 * The first 20,000 keys in reach of a condition by a time, the earliest first: what is looked through for findings. An
 * index has to serve both, so that however many keys there are no more are read.
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

/** Of what was walked the keys that work now. */
export const worksNow = (ctx: Pick<Context, "now">, { worksUntil }: { worksUntil: PgColumn }) =>
  gt(worksUntil, ctx.now);

/** The time so many days away, as a query takes it. */
export const daysAway = ({ now }: Pick<Context, "now">, days: number) =>
  sql`${new Date(now.getTime() + days * DAY_MS).toISOString()}::timestamptz`;
