import { createHmac } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import ipaddr from "ipaddr.js";
import { audit, auditHeads } from "@/db/schema";
import type { OrganizationEvent } from "@/lib/core/events/event-types";
import { writeEvents } from "@/lib/core/events/write-events";
import { type Context, type DataKeys, formatActor } from "@/lib/core/operations/context";
import { toChunks } from "@/lib/core/to-chunks";
import type { Change } from "./change";

export type AuditEntry = Omit<typeof audit.$inferSelect, "hash">;

/** The hash before the first entry of a chain. */
export const GENESIS = Buffer.alloc(32);

/**
 * The chain id of the installation. Its chain records set-up, sign-ins and accounts, which belong to no
 * organization.
 */
export const INSTALLATION = "00000000-0000-0000-0000-000000000000";

type Auditing = Pick<Context, "db" | "organizationId" | "actor" | "now" | "request" | "keyring">;

/** The action of entries in the installation's chain that register a new chain. */
export const CHAIN_STARTED = "audit.start";

/** The mac of a head that was found changed. No signature has this value, so the chain stays invalid. */
const BROKEN = Buffer.alloc(32);

/**
 * Appends one row for each change to the organization's chain, in the caller's transaction. It locks the head
 * first and writes it last, so that the chain has no gaps and no forks. The head is signed, so that the
 * newest rows cannot be removed unnoticed without the audit key. Webhooks get an event of each change. The
 * organization id `INSTALLATION` selects the installation's chain.
 */
export async function appendAudit(ctx: Auditing, action: string, changes: Change[]) {
  if (changes.length === 0) return;
  await writeEvents(
    ctx,
    changes.map((change) => toAuditEvent(ctx, action, change)),
  );
  const { head, isNew } = await lockHead(ctx);
  let { sequence, hash } = head;
  const rows = changes.map((change) => {
    sequence += 1;
    const entry = toEntry(ctx, action, change, sequence);
    hash = hashEntry(ctx.keyring.audit, entry, hash);
    return { ...entry, hash };
  });
  for (const chunk of toChunks(rows)) await ctx.db.insert(audit).values(chunk);
  const next = { chainId: head.chainId, sequence, hash, macKeyId: ctx.keyring.audit.currentId };
  // A new signature on a changed head would hide the rows removed before.
  const mac = isNew || isHeadSigned(ctx.keyring.audit, head) ? signHead(ctx.keyring.audit, next) : BROKEN;
  await ctx.db
    .update(auditHeads)
    .set({ ...next, mac })
    .where(eq(auditHeads.chainId, head.chainId));
}

/**
 * Locks the head of the chain. Registers a new chain in the installation's chain, so that its removal is
 * noticed.
 */
async function lockHead(ctx: Auditing): Promise<{ head: AuditHead; isNew: boolean }> {
  const chainId = ctx.organizationId;
  const created = await ctx.db
    .insert(auditHeads)
    .values({ chainId, hash: GENESIS })
    .onConflictDoNothing()
    .returning({ chainId: auditHeads.chainId });
  const isNew = created.length > 0;
  if (isNew && chainId !== INSTALLATION) {
    await appendAudit({ ...ctx, organizationId: INSTALLATION }, CHAIN_STARTED, [toChainStart(chainId)]);
  }
  const [head] = await ctx.db
    .select(headColumns)
    .from(auditHeads)
    .where(eq(auditHeads.chainId, chainId))
    .for("update");
  if (!head) throw new Error("The head of the audit chain was not written");
  return { head, isNew };
}

/** Returns the change that registers a chain in the installation's chain. */
export const toChainStart = (chainId: string): Change => ({
  subject: `chain:${chainId}`,
  name: "Audit log",
  before: null,
  after: {},
});

export type AuditHead = typeof auditHeads.$inferSelect;

const headColumns = {
  chainId: auditHeads.chainId,
  sequence: auditHeads.sequence,
  hash: auditHeads.hash,
  mac: auditHeads.mac,
  macKeyId: auditHeads.macKeyId,
};

/**
 * Returns the signature of a head, made with the audit key of its `macKeyId`.
 * @throws Error when the key does not exist.
 */
export function signHead(keys: DataKeys, head: Omit<AuditHead, "mac">): Buffer {
  const { chainId, sequence, hash, macKeyId } = head;
  const key = macKeyId === null ? undefined : keys.byId.get(macKeyId);
  if (!key) throw new Error(`No audit key ${macKeyId}`);
  const body = JSON.stringify(["audit head", chainId, sequence, hash.toString("hex")]);
  return createHmac("sha256", key).update(body).digest();
}

/** Returns whether a head has a valid signature. */
export function isHeadSigned(keys: DataKeys, head: AuditHead): boolean {
  const { mac, macKeyId } = head;
  if (mac === null || macKeyId === null || !keys.byId.has(macKeyId)) return false;
  return mac.equals(signHead(keys, head));
}

/** Returns the event that tells webhooks about a change. */
function toAuditEvent(ctx: Auditing, action: string, change: Change): OrganizationEvent {
  const { actor, actorName, subject, subjectName, before, after } = toEntry(ctx, action, change, 0);
  const names = { actor_name: actorName, subject_name: subjectName };
  return { type: `audit.${action}`, data: { action, actor, subject, ...names, before, after } };
}

function toEntry(ctx: Auditing, action: string, change: Change, sequence: number): AuditEntry {
  return {
    chainId: ctx.organizationId,
    sequence,
    at: ctx.now,
    actor: formatActor(ctx.actor),
    actorName: ctx.actor.kind === "system" ? "Keystead" : toWellFormed(ctx.actor.name),
    action,
    subject: toWellFormed(change.subject),
    subjectName: toWellFormed(change.name),
    ...differences(change),
    ip: ctx.request.ip,
    client: ctx.request.client && toWellFormed(ctx.request.client),
    hashKeyId: ctx.keyring.audit.currentId,
  };
}

/** Returns the changed fields of an edit, or all fields of a creation or deletion, in stored JSON form. */
function differences({ before, after }: Change): Pick<AuditEntry, "before" | "after"> {
  const [was, is] = [plain(before), plain(after)];
  if (!was || !is) return { before: was, after: is };
  const changed = Object.keys(is).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]));
  const pick = (facts: Record<string, unknown>) =>
    Object.fromEntries(changed.map((key) => [key, facts[key]]));
  return { before: pick(was), after: pick(is) };
}

const plain = (facts: Record<string, unknown> | null): Record<string, unknown> | null =>
  facts && JSON.parse(JSON.stringify(facts));

/** Returns the HMAC of the previous hash and an entry. */
export function hashEntry(keys: DataKeys, entry: AuditEntry, previous: Buffer): Buffer {
  const key = keys.byId.get(entry.hashKeyId);
  if (!key) throw new Error(`No audit key ${entry.hashKeyId}`);
  const { at, ...fields } = entry;
  // The database may write an address differently.
  const facts = { ...fields, ip: fields.ip && toCanonicalAddress(fields.ip) };
  const body = JSON.stringify([at.toISOString(), Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return createHmac("sha256", key).update(previous).update(body).digest();
}

/** Replaces lone surrogates in a text, as the database stores it. */
const toWellFormed = (text: string) => Buffer.from(text).toString();

const toCanonicalAddress = (ip: string) => (ipaddr.isValid(ip) ? ipaddr.parse(ip).toString() : ip);

/** Adds a change to the running command, which writes it as an audit row when it commits. */
export function recordChange(ctx: Pick<Context, "changes">, change: Change) {
  ctx.changes.push(change);
}

/** The SQL expression for the database's time. */
export const databaseNow = sql<Date>`now()`.mapWith(audit.at);
