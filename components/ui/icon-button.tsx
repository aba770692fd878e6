"use client";

import type { ComponentProps } from "react";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import { Tooltip } from "@/components/ui/tooltip";

type Props = ComponentProps<"button"> & {
  icon: IconName;
  label: string;
  /** Why it does nothing now: it stays reachable, and says so. */
  reason?: string | undefined;
  danger?: boolean;
  boxed?: boolean;
  side?: "top" | "right" | "bottom" | "left";
};

/** A button that is only a drawing, with its name as label and as tooltip. */
export function IconButton({ icon, label, reason, danger, boxed, side, className, onClick, ...rest }: Props) {
  const name = reason ? `${label}. ${reason}` : label;
  const look = boxed ? cn(buttonVariants(), "btn-icon") : cn("icon-btn", danger && "icon-btn-danger");
  return (
    <Tooltip content={name} side={side}>
      <button
        type="button"
        {...rest}
        aria-label={name}
        aria-disabled={reason ? true : undefined}
        onClick={reason ? undefined : onClick}
        className={cn(look, className)}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
  );
}
