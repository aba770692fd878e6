"use client";

import { type KeyboardEvent, useState } from "react";
import { Swatch } from "@/components/ui/charts/split-bar";
import { cn } from "@/components/ui/cn";
import { duration, shortCount } from "@/components/ui/values/format";
import { formatUsd } from "@/lib/core/input/usd";
import { toAxisEnd } from "./scale";

const STEP = 10;
const HEIGHT = 100;
const LINES = [0, 25, 50, 75, 100];
const MOST_LABELS = 5;
/** The most times that all have labels. */
const MOST_WHOLE = 7;
const FILLS = [
  "fill-chart-1",
  "fill-chart-2",
  "fill-chart-3",
  "fill-chart-4",
  "fill-chart-5",
  "fill-red-solid",
];
const TONES = { other: 4, bad: 5 };

const MONEY_DECIMALS = 9;
const FORMATS = {
  count: shortCount,
  ms: duration,
  usd: (dollars: number) => formatUsd(dollars.toFixed(MONEY_DECIMALS)),
};

export type ChartSeries = { name: string; values: readonly number[]; tone?: keyof typeof TONES };

type Props = {
  label: string;
  /** The labels of the days or hours. */
  times: readonly string[];
  series: readonly ChartSeries[];
  unit: "count" | "ms" | "usd";
  /** Whether the numbers of a series are shown with those below it, instead of a total of all. */
  cumulative: boolean;
};

/**
 * Shows series over time as stacked bars. Pointing at a bar, or the arrow keys, show its numbers. It is a
 * client component, so that the server renders its SVG without inline styles.
 */
export function Chart({ label, times, series, unit, cumulative }: Props) {
  const [at, setAt] = useState<number | null>(null);
  const format = FORMATS[unit];
  const sums = times.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const toNumber = (of: number, time: number) =>
    series.slice(cumulative ? 0 : of, of + 1).reduce((sum, { values }) => sum + (values[time] ?? 0), 0);
  const end = toAxisEnd(Math.max(0, ...sums), unit !== "usd");
  const move = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setAt(Math.min(times.length - 1, Math.max(0, (at ?? (by > 0 ? -1 : times.length)) + by)));
  };
  return (
    <figure className="grid gap-3">
      <div
        className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 rounded-5 text-12 text-ink-3 outline-offset-4"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move through the bars
        tabIndex={0}
        role="img"
        aria-label={label}
        onKeyDown={move}
        onBlur={() => setAt(null)}
        onPointerLeave={() => setAt(null)}
      >
        <div className="-my-2 flex flex-col-reverse justify-between text-right" aria-hidden="true">
          {LINES.map((line) => (
            <span key={line}>{format((end * line) / 100)}</span>
          ))}
        </div>
        <div className="relative h-50" aria-hidden="true">
          <Plot times={times} series={series} end={end} at={at} onPoint={setAt} />
          {at !== null && (
            <Numbers
              className={at < times.length / 2 ? "right-1" : "left-1"}
              title={times[at] ?? ""}
              total={cumulative ? null : format(sums[at] ?? 0)}
              rows={series.map(({ name }, of) => ({ name, words: format(toNumber(of, at)) }))}
              series={series}
            />
          )}
        </div>
        <TimeLabels times={times} />
      </div>
      {series.length > 1 && <Legend series={series} />}
    </figure>
  );
}

function TimeLabels({ times }: Pick<Props, "times">) {
  const isWhole = times.length <= MOST_WHOLE;
  return (
    <div
      className={cn("col-start-2 mt-2 flex justify-between", isWhole && "*:flex-1 *:text-center")}
      aria-hidden="true"
    >
      {(isWhole ? times : pickLabels(times)).map((time) => (
        <span key={time}>{time}</span>
      ))}
    </div>
  );
}

const Legend = ({ series }: Pick<Props, "series">) => (
  <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2">
    {series.map((one, index) => (
      <span key={one.name} className="flex min-w-0 items-center gap-1.5">
        <Swatch index={toTone(one, index)} />
        <span className="truncate">{one.name}</span>
      </span>
    ))}
  </figcaption>
);

const toTone = ({ tone }: ChartSeries, index: number) => (tone === undefined ? index : TONES[tone]);

/** Returns at most five labels, evenly spread, with the first and the last. */
function pickLabels(times: readonly string[]): string[] {
  const most = Math.min(MOST_LABELS, times.length);
  const places = Array.from({ length: most }, (_, index) =>
    Math.round((index * (times.length - 1)) / Math.max(1, most - 1)),
  );
  return places.map((place) => times[place] ?? "");
}

type PlotProps = Pick<Props, "times" | "series"> & {
  end: number;
  at: number | null;
  onPoint: (at: number) => void;
};

function Plot({ times, series, end, at, onPoint }: PlotProps) {
  const width = times.length * STEP;
  const high = (value: number) => (value / end) * HEIGHT;
  const below = (of: number, time: number) =>
    series.slice(0, of).reduce((sum, { values }) => sum + (values[time] ?? 0), 0);
  return (
    <svg
      className="absolute inset-0 size-full"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {LINES.map((line) => (
        <path
          key={line}
          className={cn(
            "[vector-effect:non-scaling-stroke]",
            line === 0 ? "stroke-line-2" : "stroke-chart-grid",
          )}
          d={`M0 ${HEIGHT - line}H${width}`}
        />
      ))}
      {at !== null && <rect className="fill-hover" x={at * STEP} y={0} width={STEP} height={HEIGHT} />}
      {series.map((one, of) => (
        <path
          key={one.name}
          className={FILLS[toTone(one, of)]}
          d={one.values
            .map((value, time) => column(time, high(below(of, time) + value), high(value)))
            .join("")}
        />
      ))}
      {times.map((time, index) => (
        <rect
          key={time}
          className="fill-transparent"
          x={index * STEP}
          y={0}
          width={STEP}
          height={HEIGHT}
          onPointerEnter={() => onPoint(index)}
        />
      ))}
    </svg>
  );
}

/** Returns the SVG path of a part of a bar. `top` is the height of its upper end above the axis. */
const column = (time: number, top: number, height: number) =>
  height === 0
    ? ""
    : `M${time * STEP + 1} ${(HEIGHT - top).toFixed(2)}h${STEP - 2}v${height.toFixed(2)}h-${STEP - 2}z`;

type NumbersProps = {
  className: string;
  title: string;
  total: string | null;
  rows: readonly { name: string; words: string }[];
  series: readonly ChartSeries[];
};

function Numbers({ className, title, total, rows, series }: NumbersProps) {
  return (
    <div
      className={cn(
        "pointer-events-none absolute top-1 z-1 min-w-44 max-w-64 rounded-8 border border-line bg-raised px-3 py-2.5 text-ink-2 shadow-menu",
        className,
      )}
    >
      <p className="mb-1 flex justify-between gap-4 font-medium text-ink">
        {title}
        {total !== null && <span>{total}</span>}
      </p>
      <ul className="grid gap-0.5">
        {rows.map(({ name, words }, index) => (
          <li key={name} className="flex min-w-0 items-center gap-2">
            <Swatch index={toTone(series[index] ?? { name, values: [] }, index)} />
            <span className="truncate">{name}</span>
            <span className="ml-auto text-ink">{words}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
