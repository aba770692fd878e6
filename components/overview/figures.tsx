import { count, duration, shortCount } from "@/components/ui/format";
import { Stat, Stats } from "@/components/ui/stat";

type Figure = { now: number; before: number; hours: number[] };

type Props = { requests: Figure; errors: Figure; tokens: Figure; latencyMs: Figure };

/** The four figures of the last 24 hours, each with its line and how it moved. */
export function Figures({ requests, errors, tokens, latencyMs }: Props) {
  return (
    <Stats>
      <Stat
        label="Requests"
        value={count(requests.now)}
        {...moved(requests)}
        series={series(requests, "Requests")}
      />
      <Stat
        label="Errors"
        value={count(errors.now)}
        {...moved(errors, "up is worse")}
        series={series(errors, "Errors")}
      />
      <Stat
        label="Tokens"
        value={shortCount(tokens.now)}
        {...moved(tokens)}
        series={series(tokens, "Tokens")}
      />
      <Stat
        label="Median latency"
        value={latencyMs.now === 0 ? "None" : duration(latencyMs.now)}
        {...moved(latencyMs, "up is worse")}
        series={series(latencyMs, "Median latency in milliseconds")}
      />
    </Stats>
  );
}

function moved({ now, before }: Figure, meaning?: "up is worse") {
  if (before === 0 || now === before) return {};
  const change = Math.round((now / before - 1) * 1000) / 10;
  return {
    delta: `${change > 0 ? "+" : "−"}${Math.abs(change)}%`,
    worse: meaning !== undefined && change > 0,
  };
}

/** Nothing to draw where nothing happened. */
const series = ({ hours }: Figure, what: string) =>
  hours.some((value) => value > 0)
    ? { values: hours, label: `${what} in each of the last 24 hours` }
    : undefined;
