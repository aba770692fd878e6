import { createHash } from "node:crypto";
import { eq, inArray, type SQL, sql } from "drizzle-orm";
import ipaddr from "ipaddr.js";
import type { Database } from "@/db/client";
import { signInAttempts } from "@/db/schema";
import { AppError } from "@/lib/core/errors/errors";

/**
 * The most tries of each kind, and the length of the window in minutes. Strangers at one address can lock an
 * account for that address only. Strangers at many addresses can never lock it for a known device or address.
 */
const LIMITS = {
  /** One account from one address. */
  pair: { most: 10, minutes: 15 },
  /** One account from all unknown addresses. */
  account: { most: 100, minutes: 15 },
  /** All accounts from one address that is unknown to them. */
  address: { most: 50, minutes: 15 },
  /** One account from a known device. */
  device: { most: 5, minutes: 1 },
  /** The own password or second factor in one session. */
  session: { most: 10, minutes: 15 },
  /** The codes of one account's second factor, after its password: from one known device, or from all strangers. */
  code: { most: 10, minutes: 15 },
  /** The use of one challenge of a passkey, whose token is valid for 5 minutes. */
  challenge: { most: 1, minutes: 15 },
  /** Requests of a link to a new password: for one account, and from one address. */
  reset: { most: 3, minutes: 15 },
  resets: { most: 20, minutes: 15 },
  /** Reports of found keys from one address. */
  report: { most: 20, minutes: 15 },
  /** Reveals of secrets by one person. */
  reveal: { most: 30, minutes: 15 },
};
type Kind = keyof typeof LIMITS;

/** A counter of tries, with its own limit. A try is admitted when none of its counters is over its limit. */
type Subject = `${Kind}:${string}`;

/**
 * The origin of a sign-in. `device` is the id of a known device. `isKnown` tells whether the account signed
 * in from the address before.
 */
export type SignInOrigin = { address: string | null; isKnown: boolean; device: string | null };

/**
 * Returns the counters of a sign-in. E-mails are hashed, since people sometimes type a password into that
 * field.
 */
export function toSignInSubjects(email: string, { address, isKnown, device }: SignInOrigin): Subject[] {
  const account = hashEmail(email);
  if (device !== null) return [`device:${device}`];
  const block = address === null ? "none" : toBlock(address);
  const pair: Subject = `pair:${account}|${block}`;
  if (isKnown) return [pair];
  return address === null ? [pair] : [`account:${account}`, `address:${block}`, pair];
}

/** Returns the counters of a request of a link to a new password. */
export const toResetSubjects = (email: string, address: string | null): Subject[] => [
  `reset:${hashEmail(email)}`,
  ...(address === null ? [] : [`resets:${toBlock(address)}` as const]),
];

const hashEmail = (email: string) => createHash("sha256").update(email).digest("base64url");

/** Returns the counters of a report of a found key. */
export const toReportSubjects = (address: string | null): Subject[] =>
  address === null ? [] : [`report:${toBlock(address)}`];

const { subject, failures, windowStartedAt } = signInAttempts;

const byKind = (field: "most" | "minutes"): SQL =>
  sql`case split_part(${subject}, ':', 1) ${sql.join(
    Object.entries(LIMITS).map(([kind, limit]) => sql`when ${kind} then ${limit[field]}::int`),
    sql` `,
  )} end`;
const isOver = sql`${windowStartedAt} <= now() - make_interval(mins => ${byKind("minutes")})`;

/**
 * Counts a try before it is checked, so that parallel tries cannot exceed the limit.
 * @throws RATE_LIMIT with `reason` when a counter is over its limit. It does not depend on the account's
 * existence.
 */
export async function admitTry(db: Database, subjects: Subject[], reason: "sign_in" | "report" | "reveal") {
  if (subjects.length === 0) return;
  const admitted = await db
    .insert(signInAttempts)
    .values(subjects.map((one) => ({ subject: one, failures: 1, windowStartedAt: sql`now()` })))
    .onConflictDoUpdate({
      target: subject,
      set: {
        failures: sql`case when ${isOver} then 1 else ${failures} + 1 end`,
        windowStartedAt: sql`case when ${isOver} then now() else ${windowStartedAt} end`,
      },
      setWhere: sql`${isOver} or ${failures} < ${byKind("most")}`,
    })
    .returning({ subject });
  const names = admitted.map((row) => row.subject);
  const refused = subjects.filter((one) => !names.includes(one));
  if (refused.length === 0) return;
  const minutes = Math.max(...refused.map((one) => LIMITS[toKind(one)].minutes));
  throw new AppError("RATE_LIMIT", {
    message: `Too many tries. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}`,
    reason,
    headers: { "Retry-After": String(minutes * 60) },
  });
}

/**
 * Takes back a try that succeeded. Counters of the pair, device, session and code are reset, others go down by one.
 */
export async function forgiveTry(db: Database, subjects: Subject[]) {
  const own = subjects.filter((one) => ["pair", "device", "session", "code"].includes(toKind(one)));
  if (own.length > 0) await db.delete(signInAttempts).where(inArray(subject, own));
  for (const one of subjects.filter((one) => !own.includes(one))) {
    await db
      .update(signInAttempts)
      .set({ failures: sql`greatest(${failures} - 1, 0)` })
      .where(eq(subject, one));
  }
}

const KINDS = Object.keys(LIMITS) as Kind[];
const toKind = (one: Subject): Kind => KINDS.find((kind) => one.startsWith(`${kind}:`)) ?? "pair";

/** Returns an IPv4 address, or the /64 network of an IPv6 address, which is one customer's. */
export function toBlock(text: string): string {
  const address = ipaddr.process(text);
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  return `${address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}
