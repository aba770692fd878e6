import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/buttons/text-link";
import { Card, Section } from "@/components/ui/card";
import { Stat, Stats } from "@/components/ui/charts/stat";
import { EmptyState } from "@/components/ui/feedback/empty-state";
import { Cell, Row, Table } from "@/components/ui/tables/table";
import { count, duration, plural, shortCount } from "@/components/ui/values/format";
import { Chart } from "@/components/usage/chart";
import { dayName } from "@/components/usage/group-name";
import { Spend } from "@/components/usage/spend";
import { spendWords, unpricedWords } from "@/components/usage/spend-words";

type Sums = {
  requests: number;
  errors: number;
  refused: number;
  tokensIn: number;
  tokensOut: number;
  costUsd: string;
  unpriced: number;
};

type Day = Sums & { day: string; p50Ms: number | null; p95Ms: number | null };

type Props = {
  totals: Sums;
  days: Day[];
  /** The address of the list of these requests. */
  requestsHref: string;
  /** The latest requests. */
  children: ReactNode;
};

const COLUMNS = [
  { id: "day", title: "Day, UTC" },
  { id: "requests", title: "Requests", numeric: true },
  { id: "errors", title: "Errors", numeric: true },
  { id: "refused", title: "Refused", numeric: true },
  { id: "spend", title: "Spend", numeric: true },
  { id: "tokens", title: "Tokens in / out", numeric: true },
  { id: "latency", title: "p50 / p95", numeric: true },
];

/** Shows the daily usage of a key: totals, charts and a table. */
export function KeyUsage({ totals, days, requestsHref, children }: Props) {
  if (totals.requests === 0) {
    return (
      <Card>
        <EmptyState icon="usage" title="No request in 30 days">
          What this key calls is shown here, day by day.
        </EmptyState>
      </Card>
    );
  }
  const used = days.filter(({ requests }) => requests > 0).toReversed();
  return (
    <div className="grid grid-cols-1 gap-6">
      <Totals totals={totals} days={days} />
      <Section
        title="Requests a day"
        aside={
          <TextLink className="text-12" href={requestsHref}>
            View {plural(totals.requests, "request")}
          </TextLink>
        }
      >
        <Card padded>
          <Chart
            label={`Requests on each of the last ${days.length} days, errors in red. The table has the numbers.`}
            times={days.map((sums) => dayName(sums.day))}
            series={[
              { name: "Errors", values: days.map(({ errors }) => errors), tone: "bad" },
              { name: "Succeeded", values: days.map(({ requests, errors }) => requests - errors) },
            ]}
            unit="count"
            cumulative={false}
          />
        </Card>
      </Section>
      <Section title="Latest requests">{children}</Section>
      <Section
        title="Last 30 days"
        aside={<span className="text-ink-3 text-12">Days without requests are left out</span>}
      >
        <Table caption="Use of the last 30 days" columns={COLUMNS}>
          {used.map((sums) => (
            <DayRow key={sums.day} sums={sums} />
          ))}
        </Table>
      </Section>
    </div>
  );
}

function Totals({ totals, days }: Pick<Props, "totals" | "days">) {
  const series = (label: string, value: (sums: Sums) => number) => ({
    values: days.map(value),
    label: `${label} on each of the last 30 days`,
  });
  return (
    <Stats>
      <Stat
        label="Requests"
        value={count(totals.requests)}
        series={series("Requests", ({ requests }) => requests)}
      />
      <Stat label="Errors" value={count(totals.errors)} series={series("Errors", ({ errors }) => errors)} />
      <Stat
        label="Spend"
        value={spendWords(totals)}
        delta={unpricedWords(totals)}
        series={series("Spend in dollars", ({ costUsd }) => Number(costUsd))}
      />
      <Stat
        label="Tokens"
        value={shortCount(totals.tokensIn + totals.tokensOut)}
        series={series("Tokens", ({ tokensIn, tokensOut }) => tokensIn + tokensOut)}
      />
    </Stats>
  );
}

function DayRow({ sums }: { sums: Day }) {
  return (
    <Row>
      <Cell kind="title">
        <span className="name">{dayName(sums.day)}</span>
      </Cell>
      <Cell numeric label="Requests">
        {count(sums.requests)}
      </Cell>
      <Cell numeric label="Errors">
        {count(sums.errors)}
      </Cell>
      <Cell numeric label="Refused">
        {count(sums.refused)}
      </Cell>
      <Cell numeric label="Spend">
        <Spend {...sums} />
      </Cell>
      <Cell numeric label="Tokens in / out">
        {shortCount(sums.tokensIn)} / {shortCount(sums.tokensOut)}
      </Cell>
      <Cell numeric label="p50 / p95">
        {latency(sums)}
      </Cell>
    </Row>
  );
}

const latency = ({ p50Ms, p95Ms }: Day) =>
  p50Ms === null || p95Ms === null ? "None" : `${duration(p50Ms)} / ${duration(p95Ms)}`;
