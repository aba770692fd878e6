import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { controlVariants } from "./control";

type Props = ComponentProps<"input"> & {
  mono?: boolean;
  /** A unit inside the input: "$" before, "per month" after. */
  before?: ReactNode;
  after?: ReactNode;
};

/** Shows a text input. */
export function Input({ mono, before, after, className, ...rest }: Props) {
  const input = (
    <input
      {...rest}
      className={cn(
        controlVariants(),
        mono && "font-mono text-12",
        before !== undefined && "pl-[22px]",
        className,
      )}
    />
  );
  if (before === undefined && after === undefined) return input;
  return (
    <span className="relative block">
      {before !== undefined && <Unit className="left-2.5">{before}</Unit>}
      {input}
      {after !== undefined && <Unit className="right-2.5">{after}</Unit>}
    </span>
  );
}

function Unit({ className, children }: { className: string; children: ReactNode }) {
  return (
    <span
      className={cn("pointer-events-none absolute inset-y-0 flex items-center text-13 text-ink-3", className)}
    >
      {children}
    </span>
  );
}

/** Shows a multi-line text input. */
export function Textarea({ mono, className, ...rest }: ComponentProps<"textarea"> & { mono?: boolean }) {
  return (
    <textarea
      {...rest}
      className={cn(
        controlVariants(),
        "h-auto min-h-18 resize-y py-2 leading-5",
        mono && "font-mono text-12",
        className,
      )}
    />
  );
}
