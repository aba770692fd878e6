"use client";

import { usePathname } from "next/navigation";
import { useMarkedPage } from "@/components/layout/sidebar/marked-page";

/**
 * Returns a function that returns "page" if an address is the current or marked page or, unless `exact`, a
 * parent of it.
 */
export function useCurrent(): (href: string, exact?: boolean) => "page" | undefined {
  const current = usePathname();
  const pathname = useMarkedPage() ?? current;
  return (href, exact = false) =>
    pathname === href || (!exact && pathname.startsWith(`${href}/`)) ? "page" : undefined;
}
