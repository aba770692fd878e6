"use client";

import { useEffect, useState } from "react";
import type { CommandGroup } from "@/components/frame/commands";

const PAUSE = 150;
const LEAST = 2;

/** No groups: the search failed. */
type Answer = { text: string; groups: CommandGroup[] | undefined };

/** What the server finds for a text, a moment after typing rests; an answer to an older text is dropped. */
export function useFound(text: string, search: ((text: string) => Promise<CommandGroup[]>) | undefined) {
  const [answer, setAnswer] = useState<Answer>({ text: "", groups: [] });
  const wanted = search && text.trim().length >= LEAST ? text.trim() : "";
  useEffect(() => {
    if (!search || !wanted) return;
    let current = true;
    const timer = setTimeout(async () => {
      const groups = await search(wanted).catch(() => undefined);
      if (current) setAnswer({ text: wanted, groups });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted, search]);
  const here = answer.text === wanted;
  const state = !wanted ? "idle" : !here ? "pending" : answer.groups ? "done" : "failed";
  return { found: state === "done" ? (answer.groups ?? []) : [], state } as const;
}
