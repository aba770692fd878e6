import { KeyBudget } from "@/components/budgets/key-budget";
import { KeyPrefix, KeyTags } from "@/components/keys/list/cells";
import { Expiry, expiresSoon } from "@/components/keys/list/expiry";
import { InheritedLock } from "@/components/keys/list/inherited-lock";
import { KeyMenu } from "@/components/keys/list/key-menu";
import { KeyPages } from "@/components/keys/list/key-pages";
import { type KeyRow, keyHref, type ListProps } from "@/components/keys/list/list-props";
import { Link } from "@/components/ui/buttons/link";
import { Card } from "@/components/ui/card";
import { SelectRow } from "@/components/ui/tables/selection";
import { StateBadge } from "@/components/ui/values/badge";
import { ChipList } from "@/components/ui/values/chip";
import { DescriptionItem, DescriptionList } from "@/components/ui/values/description-list";
import { LastUsed } from "@/components/ui/values/last-used";
import { RelativeTime } from "@/components/ui/values/relative-time";

/** Shows keys as a grid of cards. */
export function KeyCards(props: ListProps) {
  return (
    <>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-3" aria-label={props.caption}>
        {props.rows.map((row) => (
          <li key={row.key.id}>
            <KeyCard {...props} row={row} />
          </li>
        ))}
      </ul>
      <div className="mt-3">
        <KeyPages {...props} />
      </div>
    </>
  );
}

function KeyCard({ row, ...list }: ListProps & { row: KeyRow }) {
  const { key, access, writable, leaked } = row;
  const href = keyHref(list, key);
  return (
    <Card padded className="h-full">
      <div className="flex min-w-0 items-center gap-2 mb-1 min-h-7">
        {writable && <SelectRow id={key.id} name={key.name} />}
        {key.inherited && <InheritedLock href={href} organization={list.organization} />}
        <Link
          data-slot="row-name"
          href={href}
          className="min-w-4 truncate text-13 font-medium text-ink"
          dir="auto"
        >
          {key.name}
        </Link>
        <KeyTags of={key} leaked={leaked} />
        <span className="ml-auto -mr-2">
          <KeyMenu of={key} href={href} writable={writable} />
        </span>
      </div>
      <div className="flex min-w-0 items-center gap-2 justify-between mb-3 text-12">
        <span className="truncate">
          <KeyPrefix prefix={key.prefix} />
        </span>
        <StateBadge state={key.status} />
      </div>
      <ChipList values={key.scopes} />
      <DescriptionList tight beside className="mt-3">
        <DescriptionItem term="Access">{access}</DescriptionItem>
        {key.maxBudgetUsd !== null && (
          <DescriptionItem term="Budget">
            <KeyBudget of={key} />
          </DescriptionItem>
        )}
        <DescriptionItem term="Created">
          <RelativeTime at={key.createdAt} as="day" />
        </DescriptionItem>
        <DescriptionItem term="Expires">
          <span className={expiresSoon({ at: key.expiresAt, now: list.now }) ? "warn" : undefined}>
            <Expiry at={key.expiresAt} now={list.now} />
          </span>
        </DescriptionItem>
        <DescriptionItem term="Last used">
          <LastUsed at={key.lastUsedAt} />
        </DescriptionItem>
      </DescriptionList>
    </Card>
  );
}
