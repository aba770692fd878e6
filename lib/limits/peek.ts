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

/** The result that admitting a call would have, and the calls counted in the current minute and day. */
export type Peek = Admitted & { refused: "day" | "minute" | null; minuteUsed: number; dayUsed: number };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Returns the result that `admit` would have for a key. Nothing is counted or locked. */
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

/** Returns the use of the current window. The stored window counts when it is the current one or the next. */
function toWindow(now: Date, lengthMs: number, limit: number | null, last = 0, counted = 0) {
  const current = Math.floor(now.getTime() / lengthMs);
  const counts = last === current || last === current + 1;
  const used = counts ? counted : 0;
  return {
    used,
    left: limit === null ? null : Math.max(0, limit - used),
    resetMs: ((counts ? last : current) + 1) * lengthMs - now.getTime(),
  };
}
