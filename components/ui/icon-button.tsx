"use client";

import type { ComponentProps } from "react";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import { iconButtonVariants } from "@/components/ui/icon-button-variants";
import { Tooltip } from "@/components/ui/tooltip";

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
