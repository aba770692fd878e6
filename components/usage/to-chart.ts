import type { ChartSeries } from "./chart";
import { timeName } from "./group-name";
import type { Measure } from "./params";
import type { ReportRow, Usage } from "./types";

const VALUES: Record<Exclude<Measure, "latency">, (row: ReportRow) => number> = {
  requests: ({ requests }) => requests,
  spend: ({ costUsd }) => Number(costUsd),
  tokens: ({ tokensIn, tokensOut }) => tokensIn + tokensOut,
  errors: ({ errors }) => errors,
};

/** The least rest that is shown. Sums of dollars are not exact below it. */
const LEAST = 1e-9;

/** Returns the series of a chart of usage: the first groups and all others, or the latency of all. */
export function toChart({ times, series }: Usage, measure: Measure) {
  const labels = times.map(timeName);
  if (measure === "latency") return { times: labels, series: toLatency(times), unit: "ms" as const };
  const toValue = VALUES[measure];
  const unit = measure === "spend" ? ("usd" as const) : ("count" as const);
  const totals = times.map(toValue);
  if (series.length === 0) return { times: labels, series: [{ name: "All", values: totals }], unit };
  const named = series.map(({ name, rows }): ChartSeries => {
    const byTime = new Map(rows.map((row) => [row.hour ?? row.day, toValue(row)]));
    return { name, values: times.map(({ hour, day }) => byTime.get(hour ?? day) ?? 0) };
  });
  const others = totals.map((total, index) =>
    Math.max(
      0,
      named.reduce((rest, { values }) => rest - (values[index] ?? 0), total),
    ),
  );
  const rest: ChartSeries = { name: "Other", values: others, tone: "other" };
  return {
    times: labels,
    series: others.some((value) => value > LEAST) ? [...named, rest] : named,
    unit,
  };
}

/** Returns the median, and above it the rest up to the 95th percentile. */
const toLatency = (times: readonly ReportRow[]): ChartSeries[] => [
  { name: "p50", values: times.map(({ p50Ms }) => p50Ms ?? 0) },
  { name: "p95", values: times.map(({ p50Ms, p95Ms }) => (p95Ms ?? 0) - (p50Ms ?? 0)) },
];
