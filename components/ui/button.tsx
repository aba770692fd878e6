import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

export const buttonVariants = cva("btn", {
  variants: {
    variant: {
      default: "",
      primary: "btn-primary",
      ghost: "btn-ghost",
      danger: "btn-danger",
      "ghost-danger": "btn-ghost btn-danger",
      "danger-solid": "btn-danger-solid",
    },
    size: { s: "btn-s", m: "", l: "btn-l" },
    block: { true: "w-full" },
  },
});

export type ButtonVariants = VariantProps<typeof buttonVariants> & { icon?: IconName };

type Props = ComponentProps<"button"> & ButtonVariants & { pending?: boolean };

/** A button; while pending it keeps its place and its focus, shows a ring and does nothing. */
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
      {pending ? <span className="spin" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
