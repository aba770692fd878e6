"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { StateBadge } from "@/components/ui/values/badge";
import { countdown } from "@/components/ui/values/format";
import { useNow } from "@/components/ui/values/use-now";

const SECOND = 1000;

/** Shows that a secret is retiring, and counts the time down. Loads the page again when the time is over. */
export function RetiringBadge({ until }: { until: string }) {
  const router = useRouter();
  const left = Date.parse(until) - useNow(SECOND);
  const isOver = left <= 0;
  useEffect(() => {
    if (isOver) router.refresh();
  }, [isOver, router]);
  return (
    <StateBadge state="retiring">
      <span className="tabular-nums" suppressHydrationWarning>
        Retiring, {countdown(left)} left
      </span>
    </StateBadge>
  );
}
