"use client";

import { Popover as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { cn } from "@/components/ui/cn";

export type PopoverContent = {
  label: string;
  align?: "start" | "end";
  className?: string;
  /** Returns the element that contains the popover: a dialog. The default is the page. */
  container?: () => HTMLElement | null | undefined;
  children: ReactNode;
};

type Props = PopoverContent & {
  /** The element that opened it. It gets the focus back. */
  anchor: HTMLElement;
  onClose: () => void;
};

/** Shows the panel of a popover. It is open while it is rendered. */
export function PopoverPanel({
  label,
  align = "start",
  className,
  container,
  children,
  anchor,
  onClose,
}: Props) {
  const leftForElsewhere = useRef(false);
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Anchor virtualRef={{ current: anchor }} />
      <Radix.Portal container={container?.()}>
        <Radix.Content
          className={cn(
            "z-30 max-w-[min(360px,calc(100vw-16px))] animate-appear rounded-[10px] bg-raised p-3 text-13 shadow-menu [--control:var(--well)]",
            className,
          )}
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onInteractOutside={(event) => {
            // A click on the element that opened it closes it.
            if (event.target instanceof Node && anchor.contains(event.target)) event.preventDefault();
            else leftForElsewhere.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!leftForElsewhere.current) anchor.focus();
          }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
