import { Stat, Stats } from "@/components/ui/charts/stat";
import { Skeleton } from "@/components/ui/feedback/skeleton";
import { count, duration, percent } from "@/components/ui/values/format";
import { spendWords, unpricedWords } from "@/components/usage/spend-words";

type Figure = { now: number; before: number; hours: number[] };

type Spend = { now: string; before: string; hours: number[]; unpriced: number };

type Props = { requests: Figure; errors: Figure; spend: Spend; latencyMs: Figure };

/** Shows the figures of the last 24 hours, each with its change and its sparkline. */
export function Figures({ requests, errors, spend, latencyMs }: Props) {
  return (
    <Stats>
      <Stat
        label="Requests"
        value={count(requests.now)}
        delta={grown(requests)}
        series={series(requests.hours, "Requests")}
      />
      <Stat
        label="Errors"
        value={percent(share(errors.now, requests.now))}
        {...points(errors, requests)}
        series={series(errors.hours, "Errors")}
      />
      <Stat
        label="Spend"
        value={spendWords({ costUsd: spend.now, unpriced: spend.unpriced })}
        delta={unpricedWords(spend) ?? grown({ now: Number(spend.now), before: Number(spend.before) })}
        series={series(spend.hours, "Spend in dollars")}
      />
      <Stat
        label="p50 latency"
        value={latencyMs.now === 0 ? "No data" : duration(latencyMs.now)}
        {...slower(latencyMs)}
        series={series(carried(latencyMs.hours), "Median latency in milliseconds")}
      />
    </Stats>
  );
}

/** Shows the figures while they load. */
export function FiguresSkeleton() {
  return (
    <Stats>
      {["Requests", "Errors", "Spend", "p50 latency"].map((label) => (
        <Stat key={label} label={label} value={<Skeleton className="my-2.5 w-24" />} />
      ))}
    </Stats>
  );
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

const signed = (change: number, text: string) => `${change > 0 ? "+" : "−"}${text}`;

/** Returns the change in percent. Undefined if there is none or if the value before was 0. */
function grown({ now, before }: Pick<Figure, "now" | "before">): string | undefined {
  if (before === 0 || now === before) return undefined;
  const change = now / before - 1;
  return signed(change, percent(Math.abs(change), 1));
}

/** From which change on an increase is shown as worse: of the error rate, and of the latency. */
const WORSE_POINTS = 50;
const WORSE_SHARE = 1.1;

/** Returns the change of the error rate in percentage points. Empty if there is no change or no requests. */
function points(errors: Figure, requests: Figure) {
  const change = share(errors.now, requests.now) - share(errors.before, requests.before);
  const hundredths = Math.round(change * 10_000);
  if (requests.now === 0 || requests.before === 0 || hundredths === 0) return {};
  return {
    delta: signed(change, `${Math.abs(hundredths / 100).toFixed(2)} pt`),
    worse: hundredths >= WORSE_POINTS,
  };
}

function slower({ now, before }: Figure) {
  if (now === 0 || before === 0 || now === before) return {};
  return { delta: signed(now - before, duration(Math.abs(now - before))), worse: now > before * WORSE_SHARE };
}

/** Fills hours without requests with the last value before them, or 0. */
const carried = (hours: readonly number[]) =>
  hours.map((value, index) => value || (hours.slice(0, index).findLast((earlier) => earlier > 0) ?? 0));

/** Returns the series of a sparkline. Undefined if every value is 0. */
const series = (values: readonly number[], what: string) =>
  values.some((value) => value > 0) ? { values, label: `${what} in each of the last 24 hours` } : undefined;
