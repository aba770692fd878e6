"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useOptimistic, useTransition } from "react";

type Patch = Record<string, string | null>;

/**
 * The view state in the address: reads it, and replaces parts of it. What was just chosen shows at once, before the
 * page has followed. Another filter starts at the first page.
 */
export function useAddress() {
  const router = useRouter();
  const pathname = usePathname();
  const [query, show] = useOptimistic(useSearchParams().toString());
  const [pending, start] = useTransition();
  const params = new URLSearchParams(query);
  const change = (patch: Patch) => {
    const next = new URLSearchParams(query);
    next.delete("cursor");
    for (const [name, value] of Object.entries(patch)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    start(() => {
      show(next.toString());
      router.replace(next.size ? `${pathname}?${next}` : pathname, { scroll: false });
    });
  };
  return { pathname, params, change, pending };
}
