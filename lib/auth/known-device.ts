import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { toBlock } from "./throttle";

/** The name of the cookie that marks a browser as known to an account. */
export const DEVICE_COOKIE = "keystead.device";
export const DEVICE_DAYS = 365;

/** Returns a new value of the device cookie. It is valid for one account. */
export function createDeviceToken(authSecret: string, email: string): string {
  const id = randomBytes(16).toString("base64url");
  return `${id}.${sign(authSecret, id, email)}`;
}

/** Returns the device id in a cookie, null when the cookie is not valid for the account. */
export function parseDeviceToken(authSecret: string, email: string, token: string | null): string | null {
  const [id = "", signature = ""] = token?.split(".") ?? [];
  const [given, expected] = [Buffer.from(signature), Buffer.from(sign(authSecret, id, email))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

const sign = (authSecret: string, id: string, email: string) =>
  createHmac("sha256", authSecret)
    .update(JSON.stringify(["device", id, email]))
    .digest("base64url");

/**
 * Returns whether the account started a session from the address, or its /64 network, in the last 30 days.
 */
export async function isKnownAddress(db: Database, email: string, address: string | null): Promise<boolean> {
  if (address === null) return false;
  const [known] = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(users.email, email),
        gt(sessions.createdAt, sql`now() - interval '30 days'`),
        sql`${sessions.ip} <<= ${toBlock(address)}::inet`,
      ),
    )
    .limit(1);
  return known !== undefined;
}
