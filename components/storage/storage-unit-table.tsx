import type { ReactNode } from "react";
import { mayChange, mayChangeSome } from "@/components/organizations/owners";
import { Cell, Row, RowName, Table } from "@/components/ui/tables/table";
import { RelativeTime } from "@/components/ui/values/relative-time";
import { STORAGE_NAMES } from "@/lib/storage/storage-providers";
import { storageUnitColumns } from "./columns";
import { LinkedCredential } from "./linked-credential";
import { StatusBadge } from "./status-badge";
import { StorageUnitActs } from "./storage-unit-acts";
import type { ActProps, StorageUnit } from "./types";

type Props = Omit<ActProps, "unit"> & {
  units: readonly StorageUnit[];
  /** The address of a storage unit's sheet. */
  toHref: (id: string) => string;
  /** The storage unit whose sheet is open. */
  current: string | null;
  footer: ReactNode;
};

/** Shows the storage units of a workspace as a table. */
export function StorageUnitTable({ units, current, toHref, footer, ...props }: Props) {
  const acts = mayChangeSome(props.owners);
  return (
    <Table
      caption="Storage units"
      columns={storageUnitColumns.filter(({ id }) => id !== "acts" || acts)}
      footer={footer}
    >
      {units.map((unit) => (
        <Row key={unit.id} current={unit.id === current}>
          <Cell kind="title">
            <RowName href={toHref(unit.id)}>{unit.name}</RowName>
          </Cell>
          <Cell label="Bucket" mono>
            <span className="block truncate">{unit.bucket}</span>
          </Cell>
          <Cell label="Type" leave={2}>
            {STORAGE_NAMES[unit.type]}
          </Cell>
          <Cell label="Credential">
            <LinkedCredential unit={unit} {...props} />
          </Cell>
          <Cell label="Status">
            <StatusBadge status={unit.status} />
          </Cell>
          <Cell label="Last validated" leave={1}>
            <RelativeTime at={unit.lastValidatedAt} />
          </Cell>
          {acts && (
            <Cell kind="acts" numeric>
              <span className="inline-flex items-center gap-0.5 align-middle max-sm:contents">
                {mayChange(props.owners, unit.workspaceId) && (
                  <StorageUnitActs inRow unit={unit} {...props} />
                )}
              </span>
            </Cell>
          )}
        </Row>
      ))}
    </Table>
  );
}
