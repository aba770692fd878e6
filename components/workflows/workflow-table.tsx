import type { ReactNode } from "react";
import { DeliveryBadge } from "@/components/deliveries/delivery-badge";
import { Cell, Row, RowName, Table } from "@/components/ui/tables/table";
import { StateBadge } from "@/components/ui/values/badge";
import { RelativeTime } from "@/components/ui/values/relative-time";
import { workflowColumns } from "./columns";
import type { Run, Workflow } from "./types";

type Props = {
  workflows: readonly (Workflow & { lastRun: Pick<Run, "status" | "attempts" | "createdAt"> | null })[];
  /** The address of the list. */
  base: string;
  footer: ReactNode;
};

/** Shows the workflows of a project as a table. */
export function WorkflowTable({ workflows, base, footer }: Props) {
  return (
    <Table caption="Workflows" columns={workflowColumns} footer={footer}>
      {workflows.map(({ id, name, active, targetUrl, lastRun, createdAt }) => (
        <Row key={id} off={!active}>
          <Cell kind="title">
            <RowName href={`${base}/${id}`}>{name}</RowName>
          </Cell>
          <Cell label="Status">
            <StateBadge state={active ? "active" : "inactive"} />
          </Cell>
          <Cell label="Target URL" mono>
            <span className="block truncate" title={targetUrl}>
              {targetUrl}
            </span>
          </Cell>
          <Cell label="Last run">
            {lastRun ? (
              <span className="flex items-center gap-2">
                <DeliveryBadge of={lastRun} />
                <RelativeTime at={lastRun.createdAt} />
              </span>
            ) : (
              "None"
            )}
          </Cell>
          <Cell label="Created" leave={1}>
            <RelativeTime at={createdAt} as="day" />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
