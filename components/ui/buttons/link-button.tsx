import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { type ButtonVariants, buttonVariants } from "./button-variants";
import { Link } from "./link";

type Props = ComponentProps<typeof Link> & ButtonVariants;

/** Shows a link in the style of a button. */
export function LinkButton({ variant, size, block, icon, className, children, ...rest }: Props) {
  return (
    <Link {...rest} className={cn(buttonVariants({ variant, size, block }), className)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
