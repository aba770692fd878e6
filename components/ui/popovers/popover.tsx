"use client";

import dynamic from "next/dynamic";
import { type ComponentProps, cloneElement, type ReactElement, useState } from "react";
import { collectKeys, forgetKeys } from "./early-keys";
import { loadOnApproach } from "./load-on-approach";
import type { PopoverContent } from "./popover-panel";

const load = () => import("./popover-panel").then((module) => module.PopoverPanel);
const PopoverPanel = dynamic(load, { loading: () => null });

type Props = PopoverContent & {
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/**
 * Shows a small panel with a list of options beside the element that opens it. Its code is loaded when the pointer or
 * the focus is on that element. What is typed before the list is there goes into its search field.
 */
export function Popover({ trigger, open, onOpenChange, ...content }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => {
    forgetKeys();
    onOpenChange(false);
  };
  const button = trigger as ReactElement<ComponentProps<"button">>;
  const { onClick, onKeyDown } = button.props;
  return (
    <>
      {cloneElement(button, {
        "aria-haspopup": "dialog",
        "aria-expanded": open,
        ...loadOnApproach(button.props, load),
        onClick: (event) => {
          onClick?.(event);
          if (open) return close();
          setAnchor(event.currentTarget);
          collectKeys();
          onOpenChange(true);
        },
        onKeyDown: (event) => {
          onKeyDown?.(event);
          if (event.key === "Escape" && open) close();
        },
      })}
      {open && anchor && <PopoverPanel {...content} anchor={anchor} onClose={close} />}
    </>
  );
}
