"use client";

const WIDTH = 240;
const HEIGHT = 40;
const TOP = 6;
const BOTTOM = 35;

/**
 * Shows values over time as a small line. Its label is for screen readers. It is a client component: React
 * may stream parts of a server-rendered SVG hidden by an inline style, which the CSP blocks.
 */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const line = curve(values);
  return (
    <svg
      className="block h-10 w-full max-sm:h-8"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path className="fill-accent opacity-7" d={`${line} L${WIDTH} ${HEIGHT} L0 ${HEIGHT} Z`} />
      <path
        className="fill-none stroke-accent stroke-[1.5] [stroke-linecap:round] [stroke-linejoin:round] [vector-effect:non-scaling-stroke]"
        d={line}
      />
    </svg>
  );
}

function curve(values: readonly number[]): string {
  const most = Math.max(...values);
  const least = Math.min(...values);
  const points = (values.length > 1 ? values : [0, 0]).map((value, index, all) => ({
    x: round((index / (all.length - 1)) * WIDTH),
    y: round(most > least ? BOTTOM - ((value - least) / (most - least)) * (BOTTOM - TOP) : BOTTOM),
  }));
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1];
      if (!before) return `M${x} ${y}`;
      const middle = round((before.x + x) / 2);
      return `C${middle} ${before.y} ${middle} ${y} ${x} ${y}`;
    })
    .join(" ");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
