"use client";

import { DismissableLayer, Popper } from "radix-ui/internal";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { cn } from "@/components/ui/cn";

export type TooltipContent = {
  content: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
};

type Props = TooltipContent & {
  id: string;
  anchor: HTMLElement;
  onEnter: () => void;
  onLeave: () => void;
  onClose: () => void;
};

/** Shows the text of a tooltip. It stays while the pointer is on it, and Escape closes it alone. */
export function TooltipPanel({
  content,
  side = "top",
  className,
  id,
  anchor,
  onEnter,
  onLeave,
  onClose,
}: Props) {
  return createPortal(
    <Popper.Root>
      <Popper.Anchor virtualRef={{ current: anchor }} />
      <DismissableLayer.Root asChild onDismiss={onClose} onFocusOutside={(event) => event.preventDefault()}>
        <Popper.Content
          id={id}
          role="tooltip"
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onPointerEnter={onEnter}
          onPointerLeave={onLeave}
          className={cn(
            "z-40 inline-block max-w-65 animate-appear rounded-[6px] bg-tip px-[9px] py-1.5 text-12 wrap-anywhere text-tip-ink shadow-tip",
            className,
          )}
        >
          {content}
        </Popper.Content>
      </DismissableLayer.Root>
    </Popper.Root>,
    document.body,
  );
}
