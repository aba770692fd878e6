import type { ReactNode } from "react";
import { Cell, type Column, Row, RowName, Table } from "@/components/ui/tables/table";
import { count } from "@/components/ui/values/format";
import { RelativeTime } from "@/components/ui/values/relative-time";
import { DeliveryBadge } from "./delivery-badge";
import type { Delivery } from "./types";

type Props<One extends Delivery> = {
  caption: string;
  deliveries: readonly One[];
  /** The column that tells deliveries apart: who started a run, the type of an event. */
  about: { title: string; show: (delivery: One) => ReactNode };
  /** The address of a delivery's sheet. */
  toHref: (id: string) => string;
  /** The delivery whose sheet is open. */
  current: string | null;
  footer: ReactNode;
};

const toColumns = (title: string): Column[] => [
  { id: "created", title: "Started" },
  { id: "status", title: "Status", className: "w-34" },
  { id: "about", title },
  { id: "attempts", title: "Attempts", numeric: true, className: "w-24" },
  { id: "answer", title: "Last answer", leave: 2, className: "w-46 sm:pl-6" },
];

/** Shows the runs of a workflow or the events of a webhook as a table, the newest first. */
export function DeliveryTable<One extends Delivery>(props: Props<One>) {
  const { caption, deliveries, about, toHref, current, footer } = props;
  return (
    <Table caption={caption} columns={toColumns(about.title)} footer={footer}>
      {deliveries.map((delivery) => (
        <Row key={delivery.id} current={delivery.id === current}>
          <Cell kind="title">
            <RowName href={toHref(delivery.id)}>
              <RelativeTime at={delivery.createdAt} />
            </RowName>
          </Cell>
          <Cell label="Status">
            <DeliveryBadge of={delivery} />
          </Cell>
          <Cell label={about.title}>
            <span className="block truncate">{about.show(delivery)}</span>
          </Cell>
          <Cell label="Attempts" numeric>
            {count(delivery.attempts.length)}
          </Cell>
          <Cell label="Last answer" leave={2} className="sm:pl-6">
            <span className="block truncate">{toLastAnswer(delivery)}</span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function toLastAnswer({ attempts }: Delivery): string {
  const last = attempts.at(-1);
  if (!last) return "None yet";
  return last.status === null ? (last.error ?? "No answer") : String(last.status);
}
