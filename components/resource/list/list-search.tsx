"use client";

import { useEffect, useRef } from "react";
import { onLeavePage } from "@/components/ui/dialogs/leave-page";
import { SearchField } from "@/components/ui/fields/search-field";
import { listParams } from "./params";
import { useListView } from "./use-list-view";

const TYPING_MS = 250;

/**
 * Shows the search field of a list. The address holds its text from 250 ms after the last change on. A page that is
 * opened before stops the search.
 */
export function ListSearch(props: { label: string; placeholder: string }) {
  const { view, change, pending } = useListView(listParams);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const stop = () => clearTimeout(timer.current);
    const forget = onLeavePage(stop);
    return () => {
      stop();
      forget();
    };
  }, []);
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
