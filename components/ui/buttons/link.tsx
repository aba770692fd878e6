"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";
import { useNavigate } from "./use-navigate";

type Props = Omit<ComponentProps<typeof NextLink>, "href"> & {
  href: string;
  /** Whether the page scrolls to its top, where it would stay: to another page of a list. */
  toTop?: boolean;
};

/**
 * Shows a link that is prefetched on hover or focus. Use `prefetch={false}` for sort orders, views and
 * dialogs of the current page.
 */
export function Link({ prefetch, toTop, onPointerEnter, onFocus, onNavigate, ...rest }: Props) {
  const [near, setNear] = useState(false);
  const navigate = useNavigate();
  const { href, replace, scroll } = rest;
  const open = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    navigate(href, { replace, scroll });
    if (toTop) window.scrollTo({ top: 0 });
  };
  return (
    <NextLink
      {...rest}
      prefetch={prefetch === false || !near ? false : null}
      onNavigate={onNavigate ?? open}
      onPointerEnter={(event) => {
        setNear(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setNear(true);
        onFocus?.(event);
      }}
    />
  );
}
