"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { onLeavePage } from "@/components/ui/dialogs/leave-page";
import { SearchField } from "@/components/ui/fields/search-field";
import { listParams } from "./params";
import { useListView } from "./use-list-view";

const TYPING_MS = 250;

/** The addresses of lists that were left before their rows came. The browser keeps the rows of the search before. */
const unfinished = new Set<string>();

/**
 * Shows the search field of a list. The address holds its text from 250 ms after the last change on. A page that is
 * opened before stops the search. One that is opened before the rows come leaves it to the return to this page.
 */
export function ListSearch(props: { label: string; placeholder: string }) {
  const { view, change, pending } = useListView(listParams);
  const { refresh } = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (unfinished.delete(location.href)) refresh();
    return () => clearTimeout(timer.current);
  }, [refresh]);
  useEffect(
    () =>
      onLeavePage(() => {
        clearTimeout(timer.current);
        if (pending) unfinished.add(location.href);
      }),
    [pending],
  );
  return (
    <SearchField
      {...props}
      value={view.q}
      pending={pending}
      onChange={(q, now) => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => change({ q }), now ? 0 : TYPING_MS);
      }}
    />
  );
}
