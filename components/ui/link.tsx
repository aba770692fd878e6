"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

type Props = ComponentProps<typeof NextLink>;

/**
 * A link to another page, prefetched when the pointer or the focus reaches it. `prefetch={false}` turns that off: for
 * sort orders, views and dialogs of the page that is already shown.
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
