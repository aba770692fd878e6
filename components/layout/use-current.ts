"use client";

import { usePathname } from "next/navigation";

/** Returns a function that tells whether an address is the current page or, unless `exact`, a page above it. */
export function useCurrent(): (href: string, exact?: boolean) => "page" | undefined {
  const pathname = usePathname();
  return (href, exact = false) =>
    pathname === href || (!exact && pathname.startsWith(`${href}/`)) ? "page" : undefined;
}
