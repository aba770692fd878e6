import { and, desc, eq, gte, isNotNull, lt, max, min, sql } from "drizzle-orm";
import { keys, leakReports, usage } from "@/db/schema/index";
import { authenticateAll } from "@/lib/access/authenticate";
import type { AuthenticatedKey } from "@/lib/access/caller";
import { appendAudit } from "@/lib/core/changes/audit-trail";
import type { OrganizationEvent } from "@/lib/core/events/event-types";
import { writeEvents } from "@/lib/core/events/write-events";
import { redactSecrets } from "@/lib/core/input/key-shape";
import type { Context, RequestFacts } from "@/lib/core/operations/context";
import type { Services } from "@/lib/core/operations/services";
import { completeKeys, type Key, selectKeys } from "@/lib/keys/load-keys";
import { toKeyEvent } from "@/lib/keys/to-key-event";
import { toAuditFacts, updateKeyRow } from "@/lib/keys/write-key";
import { MAX_ADDRESSES } from "@/lib/policy/field-schemas";

/** A leaked key secret, with the location that the reporter gave. */
export type Leak = {
  secret: string;
  source: (typeof leakReports.source.enumValues)[number];
  location: string | null;
};

type Reaction = {
  reaction: (typeof leakReports.reaction.enumValues)[number];
  patch: Partial<Pick<Key, "ipAllowlist" | "enabled" | "revokedAt">>;
};

const DAY_MS = 24 * 60 * 60 * 1000;
const KNOWN_DAYS = 30;
/** The most calls of a key that are searched for known addresses. */
const KNOWN_CALLS = 100_000;

/**
 * Takes reports of leaked key secrets, and applies the leak reaction of each key. Returns for each report
 * whether it is a live secret. Other texts are not stored, and malformed ones need no query. A repeated
 * report has no effect.
 */
export async function reportLeaks(
  services: Services,
  leaks: Leak[],
  request: RequestFacts,
): Promise<boolean[]> {
  const found = await authenticateAll(
    services,
    leaks.map(({ secret }) => secret),
  );
  for (const [index, leak] of leaks.entries()) {
    const key = found[index];
    if (key) await takeReport(services, key, leak, request);
  }
  return found.map((key) => key !== null);
}

const takeReport = (
  { engine, ...installation }: Services,
  { id, organizationId, prefix, now }: AuthenticatedKey,
  { source, location: told }: Leak,
  request: RequestFacts,
) =>
  engine.db.transaction(async (db) => {
    const events: OrganizationEvent[] = [];
    const ctx: Context = {
      ...installation,
      ...{ db, organizationId, now, request, actor: { kind: "system" } as const },
      changes: [],
      transaction: { audits: [], events },
      later: () => {},
    };
    const key = await lockKey(ctx, id);
    if (!key?.secrets.some((secret) => secret.prefix === prefix)) return;
    const location = told === null ? null : redactSecrets(told);
    const { reaction, patch } = await chooseReaction(ctx, key);
    const made = await db
      .insert(leakReports)
      .values({ organizationId, keyId: id, prefix, source, location, reaction, reportedAt: now })
      .onConflictDoNothing()
      .returning({ id: leakReports.id });
    if (made.length === 0) return;
    const after = toAuditFacts(await updateKeyRow(ctx, key, undefined, patch));
    const leak = { prefix, source, location, reaction };
    await writeEvents(ctx, [toKeyEvent("key.leaked", key, { leak }), ...events]);
    await appendAudit(ctx, "keys.leak", [
      { subject: `key:${id}`, name: key.name, before: toAuditFacts(key), after: { ...after, leak } },
    ]);
  });

async function lockKey(ctx: Context, id: string): Promise<Key | undefined> {
  const rows = await selectKeys(ctx)
    .where(and(eq(keys.organizationId, ctx.organizationId), eq(keys.id, id)))
    .for("update", { of: keys });
  const [key] = rows.length > 0 ? await completeKeys(ctx, rows) : [];
  return key;
}

/**
 * Returns the reaction of a key to a leak. `restrict` becomes `disable` when no address of the key is known.
 */
async function chooseReaction(ctx: Context, key: Key): Promise<Reaction> {
  if (key.leakReaction === "revoke") {
    return { reaction: "revoke", patch: { revokedAt: key.revokedAt ?? ctx.now } };
  }
  if (key.leakReaction === "notify") return { reaction: "notify", patch: {} };
  if (key.ipAllowlist.length > 0) return { reaction: "restrict", patch: {} };
  const ipAllowlist = await knownAddresses(ctx, key.id);
  if (ipAllowlist.length === 0) return { reaction: "disable", patch: { enabled: false } };
  return { reaction: "restrict", patch: { ipAllowlist } };
}

/**
 * Lists the addresses that used a key successfully in the last 30 days, the latest first. An address first
 * seen in the last 24 hours is left out, because it may belong to the thief.
 */
async function knownAddresses(ctx: Context, keyId: string): Promise<string[]> {
  const since = new Date(ctx.now.getTime() - KNOWN_DAYS * DAY_MS);
  const dayAgo = new Date(ctx.now.getTime() - DAY_MS);
  const calls = ctx.db
    .select({ ip: usage.ip, at: usage.at })
    .from(usage)
    .where(
      and(
        eq(usage.organizationId, ctx.organizationId),
        eq(usage.keyId, keyId),
        gte(usage.at, since),
        lt(usage.status, 400),
        isNotNull(usage.ip),
      ),
    )
    .orderBy(desc(usage.at))
    .limit(KNOWN_CALLS)
    .as("calls");
  const known = await ctx.db
    .select({ ip: sql<string>`host(${calls.ip})` })
    .from(calls)
    .groupBy(calls.ip)
    .having(lt(min(calls.at), dayAgo))
    .orderBy(desc(max(calls.at)))
    .limit(MAX_ADDRESSES);
  return known.map(({ ip }) => ip);
}
