"use client";

import { Tooltip } from "@/components/ui/popovers/tooltip";
import { fullTime, relativeTime, shortDay } from "./format";
import { useNow } from "./use-now";

type Props = {
  at: Date | string | null;
  /** The text for null: Never, None. */
  absent?: string;
  /** `distance` shows the time from now, `day` the date. */
  as?: "distance" | "day";
  /** Whether it was in the past when it was read. The time of the page can be seconds behind. */
  isPast?: boolean;
  className?: string;
};

/** Shows "6 min ago" or "3 Jun", with the full time as its tooltip. */
export function RelativeTime({ at, absent = "Never", as = "distance", isPast = false, className }: Props) {
  const time = useNow();
  if (at === null) return <span className={className}>{absent}</span>;
  const now = isPast ? Math.max(time, new Date(at).getTime()) : time;
  return (
    <Tooltip content={fullTime(at)}>
      <time className={className} dateTime={new Date(at).toISOString()} suppressHydrationWarning>
        {as === "day" ? shortDay(at, now) : relativeTime(at, now)}
      </time>
    </Tooltip>
  );
}
