import { and, eq, type SQL, sql } from "drizzle-orm";
import { keys } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { ownedInReach } from "./list";
import { hasStatus } from "./status";

const DAY_MS = 24 * 60 * 60 * 1_000;

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

/** The keys in reach that work now. */
export const workingKeys = (ctx: Context): SQL | undefined =>
  and(eq(keys.organizationId, ctx.organizationId), hasStatus("enabled", ctx.now), ownedInReach(ctx));

/** The time so many days away, as a query takes it. */
export const daysAway = ({ now }: Pick<Context, "now">, days: number) =>
  sql`${new Date(now.getTime() + days * DAY_MS).toISOString()}::timestamptz`;
