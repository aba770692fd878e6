"use client";

import { Popover as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type Props = {
  trigger: ReactElement;
  label: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "end";
  className?: string;
  /** Returns the element that contains the popover: a dialog. The default is the page. */
  container?: () => HTMLElement | null | undefined;
  children: ReactNode;
};

/** Shows a small panel beside the element that opens it. */
export function Popover({ trigger, label, open, onOpenChange, container, className, ...content }: Props) {
  const { align = "start", children } = content;
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={open ? container?.() : undefined}>
        <Radix.Content
          className={cn(
            "z-30 max-w-[min(360px,calc(100vw-16px))] animate-appear rounded-[10px] bg-raised p-3 text-13 shadow-menu [--control:var(--well)]",
            className,
          )}
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
