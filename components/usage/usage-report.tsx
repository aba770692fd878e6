import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/feedback/empty-state";
import { count, duration, percent, shortCount } from "@/components/ui/values/format";
import { Chart } from "./chart";
import type { UsageView } from "./params";
import { spendWords, unpricedWords } from "./spend-words";
import { toChart } from "./to-chart";
import type { Report, Usage } from "./types";
import { UsageTable } from "./usage-table";
import { GROUP_WORDS, MEASURE_WORDS } from "./words";

type Props = { usage: Usage; view: UsageView; base: string; org: string };

/** Shows usage: the totals above a chart, and the groups below. */
export function UsageReport({ usage, view, base, org }: Props) {
  const { groups, series } = usage;
  const { totals } = groups;
  if (!totals || totals.requests === 0) {
    return (
      <Card>
        <EmptyState icon="usage" title="No requests in this range">
          Requests are counted within two seconds. Choose a longer range, or clear the filters.
        </EmptyState>
      </Card>
    );
  }
  const { times, series: bars, unit } = toChart(usage, view.measure);
  const by = series.length > 0 && unit !== "ms" ? `, by ${GROUP_WORDS[view.group].toLowerCase()}` : "";
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card padded>
        <Totals totals={totals} markUpPercent={groups.markUpPercent} />
        <Chart
          label={`${MEASURE_WORDS[view.measure]} from ${groups.from} to ${groups.to}${by}. The table has the numbers.`}
          times={times}
          series={bars}
          unit={unit}
          cumulative={unit === "ms"}
        />
      </Card>
      <UsageTable report={groups} view={view} base={base} org={org} series={series.length} />
    </div>
  );
}

type TotalsProps = { totals: NonNullable<Report["totals"]>; markUpPercent: number };

function Totals({ totals, markUpPercent }: TotalsProps) {
  const { requests, errors, tokensIn, tokensOut, clientCostUsd, p50Ms, p95Ms } = totals;
  const figures: [string, string, string?][] = [
    ["Requests", count(requests)],
    ["Errors", percent(errors / requests)],
    ["Spend", spendWords(totals), unpricedWords(totals)],
    ...(markUpPercent > 0
      ? [
          [
            "Client cost",
            spendWords({ ...totals, costUsd: clientCostUsd }),
            `${markUpPercent}% mark-up`,
          ] satisfies [string, string, string],
        ]
      : []),
    ["Tokens in", shortCount(tokensIn)],
    ["Tokens out", shortCount(tokensOut)],
    ["p50 latency", duration(p50Ms ?? 0)],
    ["p95 latency", duration(p95Ms ?? 0)],
  ];
  return (
    <dl className="mb-5 flex flex-wrap gap-x-8 gap-y-3">
      {figures.map(([term, words, note]) => (
        <div key={term}>
          <dt className="text-12 font-medium text-ink-2">{term}</dt>
          <dd className="text-20 font-medium">{words}</dd>
          {note && <dd className="text-12 text-ink-3">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
