"use client";

import { fullTime, relativeTime, shortDay } from "@/components/ui/format";
import { useNow } from "@/components/ui/use-now";

type Props = {
  at: Date | string | null;
  /** What stands there when there is no time: Never, None. */
  absent?: string;
  /** The day instead of the distance, for dates of creation. */
  as?: "distance" | "day";
  className?: string;
};

/** "6 min ago" or "3 Jun", with the full time in the tooltip. */
export function RelativeTime({ at, absent = "Never", as = "distance", className }: Props) {
  const now = useNow();
  if (at === null) return <span className={className}>{absent}</span>;
  return (
    <time
      className={className}
      dateTime={new Date(at).toISOString()}
      title={fullTime(at)}
      suppressHydrationWarning
    >
      {as === "day" ? shortDay(at, now) : relativeTime(at, now)}
    </time>
  );
}
