"use client";

import { useEffect, useState } from "react";

const PAUSE = 150;

/** The result of a search. `items` is undefined if it failed. */
type Answer<Item> = { text: string; items: readonly Item[] | undefined };

/**
 * Searches on the server for a text of at least `least` characters, 150 ms after the last change. Ignores
 * results of earlier texts.
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
