import { toRequestListHref } from "@/components/requests/params";
import { TextLink } from "@/components/ui/buttons/text-link";
import { Meter } from "@/components/ui/charts/meter";
import { Swatch } from "@/components/ui/charts/split-bar";
import { Cell, type Column, Row, RowName, Table } from "@/components/ui/tables/table";
import { count, duration, percent, shortCount } from "@/components/ui/values/format";
import { groupName } from "./group-name";
import { toUsageHref, type UsageGroup, type UsageView } from "./params";
import { Spend } from "./spend";
import { spendWords } from "./spend-words";
import type { Report, ReportRow } from "./types";
import { GROUP_WORDS } from "./words";

type Props = {
  report: Report;
  view: UsageView;
  /** The address of the page, and of the organization. */
  base: string;
  org: string;
  /** The number of rows that are series of the chart. */
  series: number;
};

const listColumns = (group: UsageGroup, markUpPercent: number): Column[] => [
  { id: "group", title: GROUP_WORDS[group] },
  { id: "requests", title: "Requests", numeric: true, className: "w-28" },
  { id: "errors", title: "Errors", numeric: true, className: "w-24" },
  { id: "refused", title: "Refused", numeric: true, leave: 1, className: "w-20" },
  { id: "spend", title: "Spend", numeric: true, className: "w-40" },
  ...(markUpPercent > 0
    ? [{ id: "client", title: "Client cost", numeric: true, className: "w-28" } satisfies Column]
    : []),
  { id: "tokens", title: "Tokens in / out", numeric: true, leave: 3, className: "w-36" },
  { id: "latency", title: "p50 / p95", numeric: true, leave: 2, className: "w-32" },
  { id: "share", title: "Share", leave: 4, className: "w-36 sm:pl-6" },
];

/** Shows the groups of a report as a table, with links to their requests. */
export function UsageTable({ report, view, base, org, series }: Props) {
  const { group } = view;
  const toWeight = view.measure === "spend" ? toDollars : toRequests;
  const all = report.totals ? toWeight(report.totals) : 0;
  const rows = group === "day" ? report.data.toReversed() : report.data;
  return (
    <Table
      caption={`Usage by ${GROUP_WORDS[group].toLowerCase()}`}
      columns={listColumns(group, report.markUpPercent)}
      footer={
        report.nextCursor && (
          <p className="border-t border-line px-4 py-3 text-12 text-ink-3">
            The {count(rows.length)} with most requests. The CSV has all.
          </p>
        )
      }
    >
      {rows.map((row, index) => (
        <Line
          key={row.day ?? row[group === "day" ? "model" : group] ?? "none"}
          row={row}
          view={view}
          share={all === 0 ? 0 : toWeight(row) / all}
          markUpPercent={report.markUpPercent}
          hrefs={toHrefs(base, org, view, row)}
          swatch={group !== "day" && index < series ? index : null}
        />
      ))}
    </Table>
  );
}

type LineProps = {
  row: ReportRow;
  view: UsageView;
  /** The share of all requests, or of the spend. */
  share: number;
  markUpPercent: number;
  hrefs: { usage?: string | undefined; requests?: string | undefined };
  swatch: number | null;
};

function Line({ row, view: { group }, share, markUpPercent, hrefs, swatch }: LineProps) {
  const { requests, errors, refused, tokensIn, tokensOut, clientCostUsd, p50Ms, p95Ms } = row;
  return (
    <Row>
      <Cell kind="title">
        <span className="flex min-w-0 items-center gap-2">
          {swatch !== null && <Swatch index={swatch} />}
          <RowName {...(hrefs.usage && { href: hrefs.usage })}>
            <span className={group === "model" && row.model ? "font-mono text-[0.923em]" : undefined}>
              {groupName(group, row)}
            </span>
          </RowName>
        </span>
      </Cell>
      <Cell label="Requests" numeric>
        {hrefs.requests && requests > 0 ? (
          <TextLink href={hrefs.requests} aria-label={`View ${count(requests)} requests`}>
            {count(requests)}
          </TextLink>
        ) : (
          count(requests)
        )}
      </Cell>
      <Cell label="Errors" numeric>
        {requests === 0 ? "None" : percent(errors / requests)}
      </Cell>
      <Cell label="Refused" numeric leave={1}>
        {count(refused)}
      </Cell>
      <Cell label="Spend" numeric>
        <Spend {...row} />
      </Cell>
      {markUpPercent > 0 && (
        <Cell label="Client cost" numeric>
          {spendWords({ ...row, costUsd: clientCostUsd })}
        </Cell>
      )}
      <Cell label="Tokens in / out" numeric leave={3}>
        {shortCount(tokensIn)} / {shortCount(tokensOut)}
      </Cell>
      <Cell label="p50 / p95" numeric leave={2}>
        {p50Ms === null || p95Ms === null ? "None" : `${duration(p50Ms)} / ${duration(p95Ms)}`}
      </Cell>
      <Cell label="Share" leave={4} className="sm:pl-6">
        <span className="flex w-full items-center gap-2">
          <Meter used={share} limit={1} level="" label={`Share of ${groupName(group, row)}`} />
          <span className="w-9 text-right">{percent(share, 0)}</span>
        </span>
      </Cell>
    </Row>
  );
}

const toRequests = ({ requests }: Pick<ReportRow, "requests">) => requests;
const toDollars = ({ costUsd }: Pick<ReportRow, "costUsd">) => Number(costUsd);

/** Returns the addresses of the usage and of the requests of a row. */
function toHrefs(base: string, org: string, view: UsageView, row: ReportRow) {
  const { group, range, from, key, project, runtime, credential, model } = view;
  if (group === "day" || group === "provider" || group === "tag") return {};
  const value = row[group];
  if (value === null || value === undefined) return {};
  const next = group === "model" ? "key" : "model";
  const ranges = { "1d": "24h", "7d": "7d", "30d": "30d", "90d": null } as const;
  const filters = { key, project, runtime, credential, model, [group]: value };
  return {
    usage: toUsageHref(base, { ...view, [group]: value, group: next }),
    requests: toRequestListHref(`/orgs/${org}/requests`, { ...filters, range: from ? null : ranges[range] }),
  };
}
