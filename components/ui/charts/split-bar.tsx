"use client";

const WIDTH = 1_000;
const FILLS = ["fill-chart-1", "fill-chart-2", "fill-chart-3", "fill-chart-4", "fill-chart-5"];
const SWATCHES = ["bg-chart-1", "bg-chart-2", "bg-chart-3", "bg-chart-4", "bg-chart-5", "bg-red-solid"];

export type Part = { name: string; value: number; words: string };

/**
 * Shows the parts of a whole as one bar with a legend. It is a client component for the reason given at
 * `Sparkline`.
 */
export function SplitBar({ parts, label }: { parts: readonly Part[]; label: string }) {
  const total = Math.max(1, ...[parts.reduce((sum, { value }) => sum + value, 0)]);
  const toStart = (index: number) => parts.slice(0, index).reduce((sum, { value }) => sum + value, 0);
  return (
    <figure className="grid gap-2.5" aria-label={label}>
      <svg
        className="h-2 w-full overflow-hidden rounded-full"
        viewBox={`0 0 ${WIDTH} 8`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {parts.map(({ name, value }, index) => (
          <rect
            key={name}
            className={FILLS[index]}
            x={(toStart(index) / total) * WIDTH}
            width={(value / total) * WIDTH}
            height={8}
          />
        ))}
      </svg>
      <ul className="grid gap-1 text-13">
        {parts.map(({ name, words }, index) => (
          <li key={name} className="flex items-center gap-2">
            <Swatch index={index} />
            <span className="text-ink-2">{name}</span>
            <span className="ml-auto">{words}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Shows the colour of a series in a chart. */
export const Swatch = ({ index }: { index: number }) => (
  <span
    className={`size-2.5 flex-none rounded-[3px] ${SWATCHES[index] ?? "bg-chart-5"}`}
    aria-hidden="true"
  />
);
