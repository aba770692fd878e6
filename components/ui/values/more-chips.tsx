"use client";

import { Tooltip } from "@/components/ui/popovers/tooltip";
import { chipVariants } from "./chip-variants";

/** Shows the number of further values. Hover and focus show them. */
export function MoreChips({ values }: { values: readonly string[] }) {
  const words = values.join(", ");
  return (
    <Tooltip content={words}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the focus shows the values */}
      <span className={chipVariants({ tone: "more" })} tabIndex={0}>
        +{values.length}
        <span className="sr-only">: {words}</span>
      </span>
    </Tooltip>
  );
}
