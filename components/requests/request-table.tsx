import type { ReactNode } from "react";
import { LogTime } from "@/components/ui/log-time";
import { Cell, Row, RowName, Table } from "@/components/ui/tables/table";
import { count, duration } from "@/components/ui/values/format";
import { requestColumns } from "./columns";
import { OutcomeBadge } from "./outcome-badge";
import type { Request } from "./types";
import { costWords, requestTitle } from "./words";

type Props = {
  caption: string;
  requests: readonly Request[];
  /** The address of a request's sheet. */
  toHref: (id: string) => string;
  /** The request whose sheet is open. */
  current: string | null;
  /** Whether all requests are of one key, so that its column is left out. */
  ofKey?: boolean;
  footer?: ReactNode;
};

/** Shows requests as a table, the newest first. */
export function RequestTable({ caption, requests, toHref, current, ofKey = false, footer }: Props) {
  const columns = requestColumns.filter(({ id }) => !(ofKey && id === "key"));
  return (
    <Table caption={caption} columns={columns} footer={footer}>
      {requests.map((request) => (
        <Row key={request.id} current={request.id === current}>
          <Line request={request} href={toHref(request.id)} ofKey={ofKey} />
        </Row>
      ))}
    </Table>
  );
}

function Line({ request, href, ofKey }: { request: Request; href: string; ofKey: boolean }) {
  const { at, status, code, model, key, person, project, tokensIn, tokensOut, latencyMs, client, ip } =
    request;
  const caller = key ? (key.name ?? "Deleted key") : (person?.name ?? "Nobody");
  return (
    <>
      <Cell kind="left">
        <LogTime at={at} seconds />
      </Cell>
      <Cell kind="right">
        <span className="flex min-w-0 items-center gap-1.5">
          <OutcomeBadge of={request} />
          {request.outcome !== "succeeded" && (
            <span className="text-12 text-ink-3" title={code ?? undefined}>
              {status}
            </span>
          )}
        </span>
      </Cell>
      <Cell kind="title">
        <RowName href={href}>
          <span className={model ? "font-mono text-[0.923em]" : undefined}>{requestTitle(request)}</span>
        </RowName>
      </Cell>
      {!ofKey && (
        <Cell label="Key">
          <span className="truncate">{caller}</span>
        </Cell>
      )}
      <Cell label="Project" leave={1}>
        <span className="truncate">{project ? (project.name ?? "Deleted project") : "None"}</span>
      </Cell>
      <Cell label="Tokens in / out" numeric leave={3}>
        {tokensIn === null && tokensOut === null
          ? "None"
          : `${count(tokensIn ?? 0)} / ${count(tokensOut ?? 0)}`}
      </Cell>
      <Cell label="Cost" numeric leave={2}>
        {costWords(request)}
      </Cell>
      <Cell label="Latency" numeric>
        {duration(latencyMs)}
      </Cell>
      <Cell label="Client" leave={4} className="sm:pl-6">
        <span className="truncate" title={client ?? undefined}>
          {client ?? ip ?? "Unknown"}
        </span>
      </Cell>
    </>
  );
}
