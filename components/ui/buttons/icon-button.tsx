"use client";

import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import { Tooltip } from "@/components/ui/popovers/tooltip";
import { buttonVariants } from "./button-variants";
import { iconButtonVariants } from "./icon-button-variants";

type Props = ComponentProps<"button"> & {
  icon: IconName;
  label: string;
  /** Why it is disabled. The button stays focusable, so that its tooltip shows the reason. */
  reason?: string | undefined;
  danger?: boolean;
  boxed?: boolean;
  side?: "top" | "right" | "bottom" | "left";
};

/** Shows a button with an icon only. Its label is also its tooltip. */
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
