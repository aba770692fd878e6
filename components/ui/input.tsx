import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type Props = ComponentProps<"input"> & {
  mono?: boolean;
  /** A unit inside the box: "$" before, "per month" after. */
  before?: ReactNode;
  after?: ReactNode;
};

/** A line of text. */
export function Input({ mono, before, after, className, ...rest }: Props) {
  const input = <input {...rest} className={cn("input", mono && "input-mono", className)} />;
  if (before === undefined && after === undefined) return input;
  return (
    <span className="affix">
      {before !== undefined && <span className="affix-unit affix-before">{before}</span>}
      {input}
      {after !== undefined && <span className="affix-unit affix-after">{after}</span>}
    </span>
  );
}

/** Several lines of text. */
export function Textarea({ mono, className, ...rest }: ComponentProps<"textarea"> & { mono?: boolean }) {
  return <textarea {...rest} className={cn("input", mono && "input-mono", className)} />;
}
