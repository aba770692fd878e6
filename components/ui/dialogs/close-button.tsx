import type { ComponentProps } from "react";
import { iconButtonVariants } from "@/components/ui/buttons/icon-button-variants";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

/** Shows the close button of a dialog. It has no `Tooltip`, because Escape would close the tooltip first. */
export function CloseButton({ className, ...rest }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...rest}
      className={cn(iconButtonVariants(), "ml-auto", className)}
      aria-label="Close"
      title="Close"
    >
      <Icon name="x" />
    </button>
  );
}
