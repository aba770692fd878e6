import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { type ButtonVariants, buttonVariants } from "./button-variants";

type Props = ComponentProps<"button"> & ButtonVariants & { pending?: boolean };

/** Shows a button. While pending, it keeps the focus, shows a spinner and ignores clicks. */
export function Button({ variant, size, block, icon, pending, className, children, ...rest }: Props) {
  const held = pending && {
    type: "button" as const,
    onClick: undefined,
    "aria-busy": true,
    "aria-disabled": true,
  };
  return (
    <button
      type="button"
      {...rest}
      {...held}
      className={cn(buttonVariants({ variant, size, block }), className)}
    >
      {pending ? <Ring /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

function Ring() {
  return (
    <span className="-ml-0.5 size-3.5 animate-spin rounded-full border-[1.6px] border-current border-r-transparent opacity-80 motion-reduce:animate-none" />
  );
}
