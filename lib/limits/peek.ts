import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { keyMeters } from "@/db/schema";
import type { Admitted } from "./admission";

type Limited = {
  organizationId: string;
  id: string;
  rateLimitPerMinute: number | null;
  dailyHardLimit: number | null;
};

/** How admitting a call would end, and what the minute and the day that are running have used. */
export type Peek = Admitted & { refused: "day" | "minute" | null; minuteUsed: number; dayUsed: number };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Looks at a key's limits as `admit` does, in one read that counts and locks nothing. */
export async function peekLimits(db: Database, key: Limited, now: Date): Promise<Peek> {
  const { rateLimitPerMinute, dailyHardLimit } = key;
  const [meter] = await db
    .select({
      minute: keyMeters.minute,
      minuteUsed: keyMeters.minuteUsed,
      day: keyMeters.day,
      dayUsed: keyMeters.dayUsed,
    })
    .from(keyMeters)
    .where(and(eq(keyMeters.organizationId, key.organizationId), eq(keyMeters.keyId, key.id)));
  const minute = toWindow(now, MINUTE_MS, rateLimitPerMinute, meter?.minute, meter?.minuteUsed);
  const day = toWindow(now, DAY_MS, dailyHardLimit, meter?.day, meter?.dayUsed);
  return {
    refused: day.left === 0 ? "day" : minute.left === 0 ? "minute" : null,
    ...{ minuteUsed: minute.used, minuteLeft: minute.left, minuteResetMs: minute.resetMs },
    ...{ dayUsed: day.used, dayLeft: day.left, dayResetMs: day.resetMs },
  };
}

/** Windows only move forward: one that lies ahead of the clock still counts. */
function toWindow(now: Date, lengthMs: number, limit: number | null, last = 0, counted = 0) {
  const current = Math.floor(now.getTime() / lengthMs);
  const used = last >= current ? counted : 0;
  return {
    used,
    left: limit === null ? null : Math.max(0, limit - used),
    resetMs: (Math.max(last, current) + 1) * lengthMs - now.getTime(),
  };
}
