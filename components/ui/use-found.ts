"use client";

import { useEffect, useState } from "react";

const PAUSE = 150;

/** No items: the search failed. */
type Answer<Item> = { text: string; items: readonly Item[] | undefined };

/**
 * What the server finds for a text of `least` signs or more, a moment after typing rests; an answer to an older text
 * is dropped.
 */
export function useFound<Item>(
  text: string,
  search: ((text: string) => Promise<readonly Item[]>) | undefined,
  least = 2,
) {
  const [answer, setAnswer] = useState<Answer<Item>>({ text: "", items: [] });
  const wanted = search && text.trim().length >= least ? text.trim() : "";
  useEffect(() => {
    if (!search || !wanted) return;
    let current = true;
    const timer = setTimeout(async () => {
      const items = await search(wanted).catch(() => undefined);
      if (current) setAnswer({ text: wanted, items });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted, search]);
  const here = answer.text === wanted;
  const state = !wanted ? "idle" : !here ? "pending" : answer.items ? "done" : "failed";
  return { found: state === "done" ? (answer.items ?? []) : [], state } as const;
}
