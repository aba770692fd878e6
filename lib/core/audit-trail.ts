import { createHmac } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { audit, auditHeads } from "@/db/schema";
import { type Context, type DataKeys, formatActor } from "./context";

/** A change of one record: its visible fields before (null when created) and after (null when deleted). */
export type Change = {
  /** `key:<id>`, `project:<id>`, … */
  subject: string;
  name: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

type Entry = Omit<typeof audit.$inferSelect, "hash">;

const GENESIS = Buffer.alloc(32);

/** The id of the chain of the installation: set-up, sign-ins and accounts, which belong to no organization. */
export const INSTALLATION = "00000000-0000-0000-0000-000000000000";

type Auditing = Pick<Context, "db" | "organizationId" | "actor" | "now" | "request" | "keyring">;

/**
 * Appends one row for each change to the organization's chain, in the caller's transaction. The head row is
 * locked first and written last, so that the chain has no gap and no fork. `INSTALLATION` names its own chain.
 */
export async function appendAudit(ctx: Auditing, action: string, changes: Change[]) {
  if (changes.length === 0) return;
  const chainId = ctx.organizationId;
  await ctx.db.insert(auditHeads).values({ chainId, hash: GENESIS }).onConflictDoNothing();
  const [head] = await ctx.db
    .select({ sequence: auditHeads.sequence, hash: auditHeads.hash })
    .from(auditHeads)
    .where(eq(auditHeads.chainId, chainId))
    .for("update");
  let { sequence, hash } = head ?? { sequence: 0, hash: GENESIS };
  const rows = changes.map((change) => {
    sequence += 1;
    const entry = toEntry(ctx, action, change, sequence);
    hash = hashEntry(ctx.keyring.audit, entry, hash);
    return { ...entry, hash };
  });
  await ctx.db.insert(audit).values(rows);
  await ctx.db.update(auditHeads).set({ sequence, hash }).where(eq(auditHeads.chainId, chainId));
}

function toEntry(ctx: Auditing, action: string, change: Change, sequence: number): Entry {
  return {
    chainId: ctx.organizationId,
    sequence,
    at: ctx.now,
    actor: formatActor(ctx.actor),
    actorName: ctx.actor.kind === "system" ? "Keystead" : ctx.actor.name,
    action,
    subject: change.subject,
    subjectName: change.name,
    ...differences(change),
    ip: ctx.request.ip,
    client: ctx.request.client,
    hashKeyId: ctx.keyring.audit.currentId,
  };
}

/** Returns the changed fields of an edit, or all fields of a creation or deletion, in their stored JSON form. */
function differences({ before, after }: Change): Pick<Entry, "before" | "after"> {
  const [was, is] = [plain(before), plain(after)];
  if (!was || !is) return { before: was, after: is };
  const changed = Object.keys(is).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]));
  const pick = (facts: Record<string, unknown>) =>
    Object.fromEntries(changed.map((key) => [key, facts[key]]));
  return { before: pick(was), after: pick(is) };
}

const plain = (facts: Record<string, unknown> | null): Record<string, unknown> | null =>
  facts && JSON.parse(JSON.stringify(facts));

/** Returns the keyed hash (HMAC) of an entry and the hash before it. */
export function hashEntry(keys: DataKeys, entry: Entry, previous: Buffer): Buffer {
  const key = keys.byId.get(entry.hashKeyId);
  if (!key) throw new Error(`No audit key ${entry.hashKeyId}`);
  const { at, ...facts } = entry;
  const body = JSON.stringify([at.toISOString(), Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return createHmac("sha256", key).update(previous).update(body).digest();
}

/** Records a change, which becomes an audit row when the running command commits. */
export function recordChange(ctx: Pick<Context, "changes">, change: Change) {
  ctx.changes.push(change);
}

/** Selects the time of the database. */
export const databaseNow = sql<Date>`now()`.mapWith(audit.at);
