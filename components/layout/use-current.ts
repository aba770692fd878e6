"use client";

import { usePathname } from "next/navigation";

/** Whether an address is where one is, or, unless exact, above it. */
export function useCurrent(): (href: string, exact?: boolean) => "page" | undefined {
  const pathname = usePathname();
  return (href, exact = false) =>
    pathname === href || (!exact && pathname.startsWith(`${href}/`)) ? "page" : undefined;
}
