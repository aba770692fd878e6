import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "./link";

const classes =
  "font-medium text-accent underline-offset-3 hover:text-accent-hover hover:underline in-[p]:underline in-[p]:decoration-accent-line";

/** Returns the classes of a text link, for a button or an anchor. */
export const textLink = (className?: string) => cn(classes, className);

/** Shows a link in a text or beside a heading. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link {...rest} className={textLink(className)} />;
}
