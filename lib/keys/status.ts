import { and, eq, gt, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import { keys } from "@/db/schema";

/** The statuses of a key, in order of precedence. A key has the first one that applies. */
export const STATUSES = ["revoked", "disabled", "expired", "enabled"] as const;

export type Status = (typeof STATUSES)[number];

type Facts = { revokedAt: Date | null; enabled: boolean; expiresAt: Date | null };

/** Returns the status of a key at a time. */
export function toStatus({ revokedAt, enabled, expiresAt }: Facts, now: Date): Status {
  if (revokedAt) return "revoked";
  if (!enabled) return "disabled";
  return hasExpired({ expiresAt }, now) ? "expired" : "enabled";
}

export const hasExpired = ({ expiresAt }: Pick<Facts, "expiresAt">, now: Date) =>
  expiresAt !== null && expiresAt <= now;

/** The expiry of a key, written as in its index: `infinity` for a key without one. */
export const expiry = sql<Date>`coalesce(${keys.expiresAt}, 'infinity')`;

/** Returns the condition for keys with a status at a time. */
export function hasStatus(status: Status, now: Date): SQL | undefined {
  if (status === "revoked") return isNotNull(keys.revokedAt);
  if (status === "disabled") return and(isNull(keys.revokedAt), eq(keys.enabled, false));
  const at = sql`${now.toISOString()}::timestamptz`;
  const standing = and(isNull(keys.revokedAt), eq(keys.enabled, true));
  return status === "expired" ? and(standing, lte(expiry, at)) : and(standing, gt(expiry, at));
}
