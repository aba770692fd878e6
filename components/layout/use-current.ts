"use client";

import { usePathname } from "next/navigation";

/**
 * Returns a function that returns "page" if an address is the current page or, unless `exact`, a parent of
 * it.
 */
export function useCurrent(): (href: string, exact?: boolean) => "page" | undefined {
  const pathname = usePathname();
  return (href, exact = false) =>
    pathname === href || (!exact && pathname.startsWith(`${href}/`)) ? "page" : undefined;
}
