import type { ReactNode } from "react";
import { Cell, type Column, Row, RowName, Table } from "@/components/ui/tables/table";
import { StateBadge } from "@/components/ui/values/badge";
import { Chip } from "@/components/ui/values/chip";
import { RelativeTime } from "@/components/ui/values/relative-time";
import type { Webhook } from "./types";

const columns: readonly Column[] = [
  { id: "url", title: "URL" },
  { id: "status", title: "Status", className: "w-30" },
  { id: "events", title: "Events" },
  { id: "created", title: "Created", leave: 1, className: "w-34" },
];

type Props = {
  webhooks: readonly Webhook[];
  /** The address of the list. */
  base: string;
  footer: ReactNode;
};

/** Shows the webhooks of an organization as a table. */
export function WebhookTable({ webhooks, base, footer }: Props) {
  return (
    <Table caption="Webhooks" columns={columns} footer={footer}>
      {webhooks.map(({ id, url, active, events, createdAt }) => (
        <Row key={id} off={!active}>
          <Cell kind="title">
            <RowName href={`${base}/${id}`}>
              <span className="font-mono text-[0.923em]">{url}</span>
            </RowName>
          </Cell>
          <Cell label="Status">
            <StateBadge state={active ? "active" : "inactive"} />
          </Cell>
          <Cell label="Events">
            <span className="flex flex-wrap gap-1 py-1">
              {events.map((type) => (
                <Chip key={type}>{type}</Chip>
              ))}
            </span>
          </Cell>
          <Cell label="Created" leave={1}>
            <RelativeTime at={createdAt} as="day" />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
