"use client";

import { cn } from "@/components/ui/cn";
import { RelativeTime } from "./relative-time";
import { useNow } from "./use-now";

const DAY_MS = 86_400_000;
const MONTH_MS = 30 * DAY_MS;

/** Shows a last use behind a dot for its age: green within a day, grey within 30 days, hollow before that. */
export function LastUsed({ at }: { at: string | null }) {
  const now = useNow();
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span
        className={cn("size-1.5 flex-none rounded-full", toDot(at, now))}
        aria-hidden="true"
        suppressHydrationWarning
      />
      <RelativeTime at={at} isPast />
    </span>
  );
}

function toDot(at: string | null, now: number): string {
  const age = at === null ? Number.POSITIVE_INFINITY : now - Date.parse(at);
  if (age <= DAY_MS) return "bg-green-solid";
  return age <= MONTH_MS ? "bg-grey-solid" : "inset-ring inset-ring-grey-solid";
}
