import { createHash } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import ipaddr from "ipaddr.js";
import type { Database } from "@/db/client";
import { signInAttempts } from "@/db/schema";
import { AppError } from "@/lib/core/errors";

/** Failed tries of an account and from an address, and reports of found keys from one, in a window of 15 minutes. */
const MOST = { account: 10, address: 50, report: 20 };
const WINDOW_MINUTES = 15;

export type Try = { account: string; address: string | null };

const { subject, failures, windowStartedAt } = signInAttempts;
const window = sql`make_interval(mins => ${WINDOW_MINUTES})`;
const isOver = sql`${windowStartedAt} <= now() - ${window}`;
const most = sql`case split_part(${subject}, ':', 1)
  when 'account' then ${MOST.account}::int when 'report' then ${MOST.report}::int else ${MOST.address}::int end`;

/**
 * Counts a try of an account from an address before its password is looked at, so that no parallel try slips
 * through. Throws RATE_LIMIT (`sign_in`) where there were too many, whether or not the account exists.
 */
export const admitTry = (db: Database, tried: Try) => count(db, listSubjects(tried), "sign_in");

/** Counts a report of a found key from an address. Throws RATE_LIMIT (`report`) where there were too many. */
export async function admitReport(db: Database, address: string | null) {
  if (address !== null) await count(db, [`report:${toBlock(address)}`], "report");
}

async function count(db: Database, subjects: string[], reason: string) {
  const admitted = await db
    .insert(signInAttempts)
    .values(subjects.map((subject) => ({ subject, failures: 1, windowStartedAt: sql`now()` })))
    .onConflictDoUpdate({
      target: subject,
      set: {
        failures: sql`case when ${isOver} then 1 else ${failures} + 1 end`,
        windowStartedAt: sql`case when ${isOver} then now() else ${windowStartedAt} end`,
      },
      setWhere: sql`${isOver} or ${failures} < ${most}`,
    })
    .returning({ subject });
  if (admitted.length === subjects.length) return;
  throw new AppError("RATE_LIMIT", {
    message: `Too many tries. Wait ${WINDOW_MINUTES} minutes`,
    reason,
    headers: { "Retry-After": String(WINDOW_MINUTES * 60) },
  });
}

/** Takes a try that succeeded back: the account starts anew, the address has one less. Sweeps old windows. */
export async function forgiveTry(db: Database, tried: Try) {
  const [account = "", address] = listSubjects(tried);
  await db.delete(signInAttempts).where(eq(subject, account));
  if (address) {
    await db
      .update(signInAttempts)
      .set({ failures: sql`greatest(${failures} - 1, 0)` })
      .where(eq(subject, address));
  }
  const old = db
    .select({ subject })
    .from(signInAttempts)
    .where(isOver)
    .limit(100)
    .for("update", { skipLocked: true });
  await db.delete(signInAttempts).where(inArray(subject, old));
}

/**
 * The account first, so that parallel tries take their locks in one order; as a hash, since people type passwords
 * into the field above.
 */
const listSubjects = ({ account, address }: Try) => [
  `account:${createHash("sha256").update(account).digest("base64url")}`,
  ...(address === null ? [] : [`address:${toBlock(address)}`]),
];

/** An IPv4 address, or the /64 of an IPv6 one, which is what one customer gets. */
function toBlock(text: string): string {
  const address = ipaddr.process(text);
  return address instanceof ipaddr.IPv6 ? address.parts.slice(0, 4).join(":") : address.toString();
}
