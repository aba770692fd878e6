"use client";

import { cva } from "class-variance-authority";
import type { ComponentProps } from "react";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import { Tooltip } from "@/components/ui/tooltip";

/** The classes of a button that is only an icon. */
export const iconButtonVariants = cva(
  "inline-grid size-7 flex-none place-items-center rounded-[6px] text-ink-3 transition-colors hover:bg-pressed hover:text-ink aria-disabled:cursor-not-allowed aria-disabled:opacity-45 aria-expanded:bg-pressed aria-expanded:text-ink max-sm:size-9",
  { variants: { danger: { true: "hover:bg-red-subtle hover:text-red" } } },
);

type Props = ComponentProps<"button"> & {
  icon: IconName;
  label: string;
  /** Why it does nothing now. The button stays focusable and tells it. */
  reason?: string | undefined;
  danger?: boolean;
  boxed?: boolean;
  side?: "top" | "right" | "bottom" | "left";
};

/** A button that is only an icon, with its name as label and as tooltip. */
export function IconButton({ icon, label, reason, danger, boxed, side, className, onClick, ...rest }: Props) {
  const name = reason ? `${label}. ${reason}` : label;
  return (
    <Tooltip content={name} side={side}>
      <button
        type="button"
        {...rest}
        aria-label={name}
        aria-disabled={reason ? true : undefined}
        onClick={reason ? undefined : onClick}
        className={cn(boxed ? buttonVariants({ size: "icon" }) : iconButtonVariants({ danger }), className)}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
  );
}
