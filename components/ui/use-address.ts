"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useOptimistic, useTransition } from "react";

type Patch = Record<string, string | null>;

/** The last change that the page has not followed yet: the address that it was made at, and its view. */
let underWay: { at: string; query: string } | null = null;

/**
 * The view state in the address: reads it, and replaces parts of it. What was just chosen shows at once, before the
 * page has followed, and the next change builds on it. Another filter starts at the first page.
 */
export function useAddress() {
  const router = useRouter();
  const pathname = usePathname();
  const shown = useSearchParams().toString();
  const [query, show] = useOptimistic(shown);
  const [pending, start] = useTransition();
  const at = `${pathname}?${shown}`;
  useEffect(() => {
    if (underWay?.at !== at) underWay = null;
  }, [at]);
  const change = (patch: Patch) => {
    const next = new URLSearchParams(underWay?.at === at ? underWay.query : shown);
    next.delete("cursor");
    for (const [name, value] of Object.entries(patch)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    underWay = { at, query: next.toString() };
    start(() => {
      show(next.toString());
      router.replace(next.size ? `${pathname}?${next}` : pathname, { scroll: false });
    });
  };
  return { pathname, params: new URLSearchParams(query), change, pending };
}
