import { KeyBudget } from "@/components/budgets/key-budget";
import { KeyPrefix, KeyTags } from "@/components/keys/list/cells";
import { Expiry, expiresSoon } from "@/components/keys/list/expiry";
import { InheritedLock } from "@/components/keys/list/inherited-lock";
import { KeyMenu } from "@/components/keys/list/key-menu";
import { KeyPages } from "@/components/keys/list/key-pages";
import { type KeyRow, keyHref, type ListProps } from "@/components/keys/list/list-props";
import { type SortedBy, toSorting } from "@/components/keys/list/params";
import { cn } from "@/components/ui/cn";
import { SelectAll, SelectRow } from "@/components/ui/tables/selection";
import { Cell, type Column, Row, RowName, Table } from "@/components/ui/tables/table";
import { StateBadge } from "@/components/ui/values/badge";
import { ChipList } from "@/components/ui/values/chip";
import { LastUsed } from "@/components/ui/values/last-used";
import { RelativeTime } from "@/components/ui/values/relative-time";

type Options = {
  /** Whether rows have checkboxes. */
  boxes: boolean;
  /** Whether a key has a budget. */
  budgets?: boolean;
  /** The view whose order the columns change. */
  sorts?: Pick<ListProps, "base" | "view">;
};

/** The classes of columns that give their room to the names in a table with budgets. */
const GIVES_WAY = "min-[641px]:max-[1560px]:hidden";
const GIVES_WAY_BELOW_KEY = "@max-[979px]:hidden";

/** Returns the columns of a table of keys. */
export function keyColumns({ boxes, budgets, sorts }: Options): Column[] {
  const by = (column: SortedBy) => (sorts ? toSorting(sorts.base, sorts.view, column) : {});
  return [
    ...(boxes ? [{ id: "check", title: sorts ? <SelectAll /> : "", kind: "check" } as const] : []),
    { id: "name", title: "Name", ...by("name") },
    { id: "key", title: "Key", leave: 3, className: "w-[170px]" },
    { id: "status", title: "Status", className: "w-[102px]" },
    { id: "scopes", title: "Scopes", leave: 4, className: "w-[142px]" },
    { id: "access", title: "Access", leave: 2, className: cn("w-[120px]", budgets && GIVES_WAY_BELOW_KEY) },
    ...(budgets ? [{ id: "budget", title: "Budget", className: "w-[116px]" } as const] : []),
    { id: "expires", title: "Expires", className: "w-[90px]", ...by("expires_at") },
    { id: "used", title: "Last used", className: "w-[106px]", ...by("last_used_at") },
    {
      ...{ id: "created", title: "Created", leave: 1, className: cn("w-[84px]", budgets && GIVES_WAY) },
      ...by("created_at"),
    },
    { id: "menu", title: "Actions", quiet: true, kind: "menu" },
  ];
}

/** Shows keys as a table. On a phone, its rows are cards. */
export function KeyTable(props: ListProps) {
  const boxes = props.rows.some(({ key, writable }) => writable || key.inherited);
  const budgets = props.rows.some(({ key }) => key.maxBudgetUsd !== null);
  return (
    <Table
      caption={props.caption}
      columns={keyColumns({ boxes, budgets, sorts: props })}
      footer={<KeyPages {...props} />}
    >
      {props.rows.map((row) => (
        <Line key={row.key.id} row={row} boxes={boxes} budgets={budgets} {...props} />
      ))}
    </Table>
  );
}

function Line({
  row,
  boxes,
  budgets,
  ...list
}: ListProps & { row: KeyRow; boxes: boolean; budgets: boolean }) {
  const { key, access, writable, leaked } = row;
  const href = keyHref(list, key);
  return (
    <Row off={key.status !== "enabled"}>
      {boxes && (
        <Cell kind="check">
          {writable && <SelectRow id={key.id} name={key.name} />}
          {key.inherited && <InheritedLock href={href} organization={list.organization} />}
        </Cell>
      )}
      <Cell kind="title">
        <RowName href={href} tags={<KeyTags of={key} leaked={leaked} />} under={key.prefix}>
          {key.name}
        </RowName>
      </Cell>
      <Cell leave={3} kind="left">
        <KeyPrefix prefix={key.prefix} />
      </Cell>
      <Cell kind="right">
        <StateBadge state={key.status} />
      </Cell>
      <Cell leave={4}>
        <ChipList short values={key.scopes} />
      </Cell>
      <Cell leave={2} hidePhone className={budgets ? GIVES_WAY_BELOW_KEY : ""}>
        {access}
      </Cell>
      {budgets && (
        <Cell label="Budget">
          <KeyBudget of={key} />
        </Cell>
      )}
      <Cell label="Expires" warn={expiresSoon({ at: key.expiresAt, now: list.now })}>
        <Expiry at={key.expiresAt} now={list.now} />
      </Cell>
      <Cell label="Last used">
        <LastUsed at={key.lastUsedAt} />
      </Cell>
      <Cell leave={1} label="Created" className={budgets ? GIVES_WAY : ""}>
        <RelativeTime at={key.createdAt} as="day" />
      </Cell>
      <Cell kind="menu">
        <KeyMenu of={key} href={href} writable={writable} />
      </Cell>
    </Row>
  );
}
