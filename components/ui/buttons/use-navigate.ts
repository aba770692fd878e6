"use client";

import { useRouter } from "next/navigation";
import { leavePage } from "@/components/ui/dialogs/leave-page";

type Options = { replace?: boolean | undefined; scroll?: boolean | undefined };

/** Returns whether an address is a view of the current page: a sheet, a sort order, a filter. */
function isView(href: string): boolean {
  const { pathname, hash } = new URL(href, location.href);
  return pathname === location.pathname && hash === "";
}

/**
 * Returns a function that opens an address. For a view of the current page the address changes immediately, so that a
 * search typed during the load keeps the view.
 */
export function useNavigate() {
  const router = useRouter();
  return (href: string, { replace = false, scroll = true }: Options = {}) => {
    if (!isView(href)) {
      leavePage();
      return replace ? router.replace(href, { scroll }) : router.push(href, { scroll });
    }
    if (replace) window.history.replaceState(null, "", href);
    else window.history.pushState(null, "", href);
    router.replace(href, { scroll });
  };
}
