"use client";

import { useId } from "react";
import { cn } from "@/components/ui/cn";
import type { Use } from "./to-use";

const FILLS = { "": "fill-grey-solid", near: "fill-amber-solid", full: "fill-red-solid" };
const STRIPES = { "": "stroke-grey-solid", near: "stroke-amber-solid", full: "stroke-red-solid" };

type Props = {
  use: Use;
  /** What the bar shows, for screen readers. */
  label: string;
  className?: string;
};

/**
 * Shows the spent part of a budget as a bar and the held part hatched: grey, amber from 80 %, red at the limit. It is
 * a client component for the reason given at `Sparkline`.
 */
export function BudgetBar({ use: { limit, spent, held, level }, label, className }: Props) {
  const pattern = useId();
  const toShare = (amount: bigint) => (limit > 0n ? Math.min(1, Number(amount) / Number(limit)) : 1);
  const solid = toShare(spent);
  const hatched = Math.min(1 - solid, held > 0n ? Math.max(toShare(held), 0.005) : 0);
  return (
    <svg
      className={cn("block h-1.5 w-full overflow-hidden rounded-full bg-track", className)}
      role="img"
      aria-label={label}
    >
      <pattern id={pattern} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className={cn("stroke-2", STRIPES[level])} d="M1 0V4" />
      </pattern>
      <rect className={FILLS[level]} width={`${solid * 100}%`} height="100%" />
      {hatched > 0 && (
        <rect fill={`url(#${pattern})`} x={`${solid * 100}%`} width={`${hatched * 100}%`} height="100%" />
      )}
    </svg>
  );
}
