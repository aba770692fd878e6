import type { ReactNode } from "react";
import { LogTime } from "@/components/ui/log-time";
import { Cell, Row, RowName, Table } from "@/components/ui/tables/table";
import { Avatar } from "@/components/ui/values/avatar";
import { actionWords } from "./action-words";
import { auditColumns } from "./columns";
import type { AuditEntry } from "./types";

type Props = {
  entries: readonly AuditEntry[];
  /** The address of an entry's sheet. */
  toHref: (sequence: number) => string;
  /** The entry whose sheet is open. */
  current: number | null;
  footer: ReactNode;
};

/** Shows audit entries, newest first, one sentence each. */
export function AuditTable({ entries, toHref, current, footer }: Props) {
  return (
    <Table caption="Audit entries" columns={auditColumns} footer={footer}>
      {entries.map(({ sequence, at, actorName, action, subject, subjectName, ip }) => (
        <Row key={sequence} current={sequence === current}>
          <Cell kind="left">
            <LogTime at={at} />
          </Cell>
          <Cell label="Actor">
            <span className="flex min-w-0 items-center gap-2">
              <Avatar small name={actorName} />
              <span className="truncate">{actorName}</span>
            </span>
          </Cell>
          <Cell kind="title">
            <RowName href={toHref(sequence)}>
              <span className="font-normal text-ink-2">{toSentence(actionWords(action, subject))}</span>{" "}
              {subjectName}
            </RowName>
          </Cell>
          <Cell label="Address" leave={1} mono>
            {ip ?? "Server"}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

const toSentence = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);
