"use client";

import { count } from "@/components/ui/format";

const STEP = 10;
const WIDTH = 7;
const HEIGHT = 100;

export type Bar = {
  /** The label below the first and the last bar: "3 June 2026". */
  name: string;
  good: number;
  bad: number;
};

/**
 * Shows amounts as bars with the failed part of each in red at the bottom. The page shows the numbers in a
 * table beside it. It is a client component for the reason given at `Sparkline`.
 */
export function Bars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const most = Math.max(1, ...bars.map(({ good, bad }) => good + bad));
  const high = (value: number) => (value / most) * HEIGHT;
  const good = bars.map((bar, index) => column(index, high(bar.good + bar.bad), high(bar.good))).join("");
  const bad = bars.map((bar, index) => column(index, high(bar.bad), high(bar.bad))).join("");
  return (
    <figure className="grid gap-1.5 text-12 text-ink-3" role="img" aria-label={label}>
      <span aria-hidden="true">{count(most)}</span>
      <svg
        className="h-33 w-full border-y border-line"
        viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path className="fill-chart-1" d={good} />
        <path className="fill-red-solid" d={bad} />
      </svg>
      <figcaption className="flex min-w-0 items-center gap-2 justify-between" aria-hidden="true">
        <span>{bars[0]?.name}</span>
        <span>{bars.at(-1)?.name}</span>
      </figcaption>
    </figure>
  );
}

/** Returns the SVG path of a bar. `top` is the height of its upper end above the bottom of the chart. */
const column = (index: number, top: number, height: number) =>
  height === 0
    ? ""
    : `M${index * STEP + 1} ${(HEIGHT - top).toFixed(1)}h${WIDTH}v${height.toFixed(1)}h-${WIDTH}z`;
