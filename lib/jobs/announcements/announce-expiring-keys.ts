import { and, asc, eq, gt, isNull, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { keySecrets, keys } from "@/db/schema";
import { job } from "@/lib/core/operations/job";
import { toKeyEvent } from "@/lib/keys/to-key-event";
import { announce, isUnannounced } from "./announce";

const HOUR_MS = 60 * 60 * 1000;
const BATCH_ROWS = 500;

/** The period before an expiry that a key is in: 1, 7 or 30 days. */
const days = sql<number>`case when ${keys.expiresAt} <= now() + interval '1 day' then 1
  when ${keys.expiresAt} <= now() + interval '7 days' then 7 else 30 end`.mapWith(Number);

const mark = sql<string>`concat('key.expiring:', ${keys.id}, ':', extract(epoch from ${keys.expiresAt})::bigint, ':', ${days})`;

/** Sends `key.expiring` once for each usable key and each of 30, 7 and 1 days before its expiry. */
export const announceExpiringKeys = job({
  name: "events.announceExpiringKeys",
  title: "Send events of keys that expire soon",
  everyMs: HOUR_MS,
  cursor: z.int().min(0),
  start: 0,

  step: async (ctx, batch) => {
    const { db } = ctx;
    const rows = await db
      .select({
        ...{ id: keys.id, organizationId: keys.organizationId, name: keys.name, projectId: keys.projectId },
        ...{ expiresAt: keys.expiresAt, prefix: keySecrets.prefix, days, mark },
      })
      .from(keys)
      .innerJoin(keySecrets, and(eq(keySecrets.keyId, keys.id), isNull(keySecrets.validUntil)))
      .where(
        and(
          gt(keys.expiresAt, sql`now()`),
          lte(keys.expiresAt, sql`now() + interval '30 days'`),
          keys.enabled,
          isNull(keys.revokedAt),
          isUnannounced(db, keys.organizationId, mark),
        ),
      )
      .orderBy(asc(keys.expiresAt), asc(keys.id))
      .limit(BATCH_ROWS);
    await announce(
      ctx,
      rows.map(({ organizationId, mark, days, prefix, ...key }) => {
        const named = { ...key, secrets: [{ current: true, prefix }] };
        return { organizationId, mark, event: toKeyEvent("key.expiring", named, { days }) };
      }),
    );
    return { processed: rows.length, next: rows.length === BATCH_ROWS ? batch + 1 : null };
  },
});
