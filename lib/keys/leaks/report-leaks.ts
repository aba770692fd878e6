import { and, desc, eq, gte, isNotNull, lt, max, min, sql } from "drizzle-orm";
import { keys, leakReports, usage } from "@/db/schema/index";
import { authenticateAll } from "@/lib/access/authenticate";
import type { AuthenticatedKey } from "@/lib/access/caller";
import { appendAudit } from "@/lib/core/audit-trail";
import type { Context, RequestFacts } from "@/lib/core/context";
import { redactSecrets } from "@/lib/core/key-shape";
import type { Services } from "@/lib/core/services";
import { completeKeys, type Key, selectKeys } from "@/lib/keys/load-keys";
import { toAuditFacts, updateKeyRow } from "@/lib/keys/write-key";
import { MAX_ADDRESSES } from "@/lib/policy/field-schemas";

/** A key secret that somebody found, and where, in their words. */
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
/** Of a busy key only so many of its latest calls are looked through. */
const KNOWN_CALLS = 100_000;

/**
 * Takes reports of leaked key secrets, and does what each key says. Answers which of them are live secrets. Whatever
 * is none leaves no trace, and what cannot be one costs no query. The same report again does nothing.
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
    const ctx: Context = {
      ...installation,
      ...{ db, organizationId, now, request, actor: { kind: "system" } as const },
      changes: [],
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

/** A key that was to be restricted, but of which no address is known, is disabled. */
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
 * The addresses that used a key successfully in the last 30 days, the latest first. One that came only in the last day
 * is not known: it may be the thief's.
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
