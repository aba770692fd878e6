"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

type Props = ComponentProps<typeof NextLink>;

/**
 * Shows a link that is prefetched on hover or focus. Use `prefetch={false}` for sort orders, views and
 * dialogs of the current page.
 */
export function Link({ prefetch, onPointerEnter, onFocus, ...rest }: Props) {
  const [near, setNear] = useState(false);
  return (
    <NextLink
      {...rest}
      prefetch={prefetch === false || !near ? false : null}
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
