"use client";

import { count } from "@/components/ui/format";

const STEP = 10;
const WIDTH = 7;
const HEIGHT = 100;

export type Bar = {
  /** Under the first and the last bar: "3 June 2026" */
  name: string;
  /** On the bar itself. */
  words: string;
  good: number;
  bad: number;
};

/**
 * Amounts side by side, what went wrong of each in red at its foot; the numbers stand in a table beside it. Drawn in
 * one piece: React hides a part of a drawing that comes later by a style, which the page's policy refuses.
 */
export function Bars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const most = Math.max(1, ...bars.map(({ good, bad }) => good + bad));
  return (
    <figure className="bars" role="img" aria-label={label}>
      <span aria-hidden="true">{count(most)}</span>
      <svg viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {bars.map(({ name, words, good, bad }, index) => (
          <Column key={name} x={index * STEP} words={words} good={share(good, most)} bad={share(bad, most)} />
        ))}
      </svg>
      <figcaption className="row between" aria-hidden="true">
        <span>{bars[0]?.name}</span>
        <span>{bars.at(-1)?.name}</span>
      </figcaption>
    </figure>
  );
}

const share = (value: number, most: number) => (value / most) * HEIGHT;

function Column({ x, words, good, bad }: { x: number; words: string; good: number; bad: number }) {
  return (
    <g>
      <title>{words}</title>
      <rect className="bar-space" x={x} y={0} width={STEP} height={HEIGHT} />
      <rect className="bar" x={x + 1} y={HEIGHT - good - bad} width={WIDTH} height={good} />
      <rect className="bar-bad" x={x + 1} y={HEIGHT - bad} width={WIDTH} height={bad} />
    </g>
  );
}
