"use client";

import { Tooltip as Radix } from "radix-ui";
import type { FocusEvent, ReactElement, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type Props = {
  content: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  children: ReactElement;
};

/** Shows a text on hover and keyboard focus of its child. */
export function Tooltip({ content, side = "top", className, children }: Props) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild onFocus={unlessByKeyboard}>
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            "z-40 inline-block max-w-65 animate-appear rounded-[6px] bg-tip px-[9px] py-1.5 text-12 wrap-anywhere text-tip-ink shadow-tip",
            className,
          )}
        >
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Prevents the tooltip on focus without the keyboard, as when a dialog closes and returns the focus. */
function unlessByKeyboard(event: FocusEvent<HTMLElement>) {
  if (!event.currentTarget.matches(":focus-visible")) event.preventDefault();
}
