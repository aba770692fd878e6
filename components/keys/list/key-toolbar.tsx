import { hrefWith, type Query, STATUS_WORDS, type View } from "@/components/keys/list/view";
import { AddressSwitch } from "@/components/ui/address-switch";
import { ChoiceChip, FilterChip } from "@/components/ui/filter-chip";
import type { Options } from "@/components/ui/option-list";
import { Toolbar } from "@/components/ui/page";
import { SearchField } from "@/components/ui/search-field";
import { SegmentedLinkGroup } from "@/components/ui/segmented-control";
import type { Option } from "@/components/ui/select";
import { SCOPES } from "@/lib/core/scopes";

type Props = {
  query: Query;
  view: View;
  /** Whose keys can be shown; the first is what holds when the address says nothing. */
  owners: Option[];
  projects?: Options | undefined;
};

const statuses = Object.entries(STATUS_WORDS).map(([value, label]) => ({ value, label }));

/** Search, filters and the form of the list, all kept in the address. */
export function KeyToolbar({ query, view, owners, projects }: Props) {
  const known = SCOPES.map(({ name }) => ({ value: name, label: name }));
  const others = view.scope.filter((scope) => !known.some(({ value }) => value === scope));
  const scopes = [...others.map((scope) => ({ value: scope, label: scope })), ...known];
  return (
    <Toolbar>
      <SearchField label="Search keys" placeholder="Search by name or prefix" />
      <FilterChip label="Status" param="status" options={statuses} />
      <FilterChip label="Scope" param="scope" options={scopes} />
      {projects && <FilterChip label="Project" param="project" {...projects} />}
      {owners.length > 0 && (
        <ChoiceChip label="Owner" param="owner" options={owners} standard={owners[0]?.value ?? ""} />
      )}
      <AddressSwitch label="Show archived" param="archived" />
      <SegmentedLinkGroup
        push
        icons
        label="View"
        items={[
          { href: hrefWith(query, { view: null }), label: "Table", icon: "list", current: !view.cards },
          { href: hrefWith(query, { view: "cards" }), label: "Cards", icon: "grid", current: view.cards },
        ]}
      />
    </Toolbar>
  );
}
