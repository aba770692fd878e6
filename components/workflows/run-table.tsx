import type { ReactNode } from "react";
import { DeliveryBadge } from "@/components/deliveries/delivery-badge";
import { count } from "@/components/ui/format";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, Row, RowName, Table } from "@/components/ui/table";
import { runColumns } from "./columns";
import { runStarter } from "./run-starter";
import type { Run } from "./types";

type Props = {
  runs: readonly Run[];
  /** The address of a run's sheet. */
  toHref: (id: string) => string;
  /** The run whose sheet is open. */
  current: string | null;
  footer: ReactNode;
};

/** Shows the runs of a workflow as a table, the newest first. */
export function RunTable({ runs, toHref, current, footer }: Props) {
  return (
    <Table caption="Runs" columns={runColumns} footer={footer}>
      {runs.map((run) => (
        <Row key={run.id} current={run.id === current}>
          <Cell kind="title">
            <RowName href={toHref(run.id)}>
              <RelativeTime at={run.createdAt} />
            </RowName>
          </Cell>
          <Cell label="Status">
            <DeliveryBadge of={run} />
          </Cell>
          <Cell label="Started by">
            <span className="block truncate">{runStarter(run)}</span>
          </Cell>
          <Cell label="Attempts" numeric>
            {count(run.attempts.length)}
          </Cell>
          <Cell label="Last answer" leave={2}>
            <span className="block truncate">{lastAnswer(run)}</span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function lastAnswer({ attempts }: Run): string {
  const last = attempts.at(-1);
  if (!last) return "None yet";
  return last.status === null ? (last.error ?? "No answer") : String(last.status);
}
