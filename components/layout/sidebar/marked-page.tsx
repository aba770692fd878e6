"use client";

import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from "react";

const MarkedPage = createContext<string | null>(null);
const SetMarkedPage = createContext<(href: string | null) => void>(() => undefined);

/** Provides the page that the navigation marks, for the sidebar and the content. */
export function MarkedPageProvider({ children }: { children: ReactNode }) {
  const [href, setHref] = useState<string | null>(null);
  return (
    <SetMarkedPage value={setHref}>
      <MarkedPage value={href}>{children}</MarkedPage>
    </SetMarkedPage>
  );
}

/** Marks a page in the navigation that is no parent of the current address, such as the project of a key. */
export function MarkPage({ href }: { href: string }) {
  const setHref = useContext(SetMarkedPage);
  useLayoutEffect(() => {
    setHref(href);
    return () => setHref(null);
  }, [href, setHref]);
  return null;
}

/** Returns the address that `MarkPage` marks, or null. */
export const useMarkedPage = () => useContext(MarkedPage);
