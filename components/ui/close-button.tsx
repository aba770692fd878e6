import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { iconButtonVariants } from "@/components/ui/icon-button-variants";

/** The cross of a dialog. Its tooltip is the browser's: Escape then closes the dialog, not a tooltip. */
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
