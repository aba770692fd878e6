import { AppError } from "@/lib/core/errors/errors";
import type { Admitted } from "./admission";

/** Creates the error of a call that a limit refused. */
export function limitRefusal(
  admitted: Admitted,
  limit: "day" | "minute",
  perMinute: number | null,
): AppError {
  if (limit === "day") {
    return new AppError("RATE_LIMIT", {
      message: "Daily limit reached",
      reason: "day",
      headers: { "Retry-After": seconds(admitted.dayResetMs), "x-should-retry": "false" },
    });
  }
  return new AppError("RATE_LIMIT", {
    reason: "minute",
    headers: {
      "Retry-After": seconds(admitted.minuteResetMs),
      "retry-after-ms": String(admitted.minuteResetMs),
      ...limitHeaders(admitted, perMinute),
    },
  });
}

/** Returns the rest of the minute limit in the headers that OpenAI's SDKs read, empty without this limit. */
export function limitHeaders(
  { minuteLeft, minuteResetMs }: Admitted,
  perMinute: number | null,
): Record<string, string> {
  if (perMinute === null) return {};
  return {
    "x-ratelimit-limit-requests": String(perMinute),
    "x-ratelimit-remaining-requests": String(minuteLeft ?? 0),
    "x-ratelimit-reset-requests": `${seconds(minuteResetMs)}s`,
  };
}

const seconds = (ms: number) => String(Math.max(1, Math.ceil(ms / 1000)));
