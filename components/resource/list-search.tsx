"use client";

import { SearchField } from "@/components/ui/search-field";
import { listParams } from "./params";
import { afterTyping, useListView } from "./use-list-view";

/** Shows the search field of a list. The address holds its text. */
export function ListSearch(props: { label: string; placeholder: string }) {
  const { view, change, pending } = useListView(listParams);
  return (
    <SearchField
      {...props}
      value={view.q}
      pending={pending}
      onChange={(q, now) => change({ q }, now ? undefined : afterTyping)}
    />
  );
}
